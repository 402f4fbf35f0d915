declare const brand: unique symbol;

/** A value of type T that cannot be swapped with another T: the compiler tells them apart. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
