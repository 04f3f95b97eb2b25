use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the table this id counts.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the row at `index`.
            ///
            /// # Panics
            /// If a table outgrows 2³² rows, far beyond what fits in memory.
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).expect("tables hold fewer than 2^32 rows"))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0 + 1)
            }
        }
    };
}

id!(
    /// A row of `Analysis::documents`. Shown as `d1`, `d2`, … Good for one analysis only; what outlives it uses `ContentHash`.
    DocumentId,
    "d"
);
id!(
    /// A row of `Analysis::entities`. Shown as `e1`, `e2`, …
    EntityId,
    "e"
);
id!(
    /// A row of `Analysis::events`. Shown as `v1`, `v2`, …
    EventId,
    "v"
);
