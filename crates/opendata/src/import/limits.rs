use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::ImportError;

/// What a file may be at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Rows below the header.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Bytes of one row; a quote that is never closed would make the rest of the file one row.
    pub row_bytes: usize,
    /// When reading has to be done.
    #[serde(skip)]
    pub deadline: Option<Deadline>,
}

impl Default for Limits {
    fn default() -> Self {
        let (bytes, rows) = (2 << 30, 10_000_000);
        Self { bytes, rows, columns: 500, row_bytes: 16 << 20, deadline: None }
    }
}

impl Limits {
    /// The same limits for work that begins now and may take so long.
    #[must_use]
    pub fn within(self, time: Duration) -> Self {
        let deadline = Deadline { at: Instant::now() + time, seconds: time.as_secs() };
        Self { deadline: Some(deadline), ..self }
    }

    /// Refuses to go on behind the deadline.
    ///
    /// # Errors
    /// [`ImportError::TooSlow`].
    pub fn check_time(&self) -> Result<(), ImportError> {
        match self.deadline {
            Some(Deadline { at, seconds }) if Instant::now() > at => {
                Err(ImportError::TooSlow { seconds })
            }
            _ => Ok(()),
        }
    }
}

/// When reading a file has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    at: Instant,
    seconds: u64,
}
