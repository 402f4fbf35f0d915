export { bookingKinds, type Balance, type BalanceFilter, type Booking, type BookingKind } from './model.ts';
export { ledgerApi } from './api.ts';
export { claimBookings, type BookingOrigin } from './claim-bookings.ts';
export { obligedBookings } from './obliged-bookings.ts';
export { bookPayments, type PaymentsBooked } from './payments.ts';
export type { PaymentError } from './payment-file.ts';
export { ledgerMigrations } from './schema.ts';
export { balances, book, obligedOf, totalsOf, type LedgerTotals } from './store.ts';
