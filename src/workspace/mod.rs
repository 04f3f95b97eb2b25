//! Settings and recent folders ↔ one versioned file. Internal types are not the file format.
