//! Arguments → the same functions the window uses.
