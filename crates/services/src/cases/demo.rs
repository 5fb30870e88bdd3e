//! The demo town’s cases.
