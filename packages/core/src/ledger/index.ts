export { bookingKinds, type Balance, type BalanceFilter, type Booking, type BookingKind } from './model.ts';
