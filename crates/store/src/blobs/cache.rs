//! The copies of what lies on an S3 server, in a folder that several processes may share. What
//! was used last stands in the file system, as the time of the file.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// A copy's time is set anew when it is older than this: not at every use.
const NOTED: Duration = Duration::from_mins(1);
/// What was used within this time stays: somebody may be about to open it.
pub(super) const IN_USE: Duration = Duration::from_mins(5);

/// A copy as it lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Copy {
    path: PathBuf,
    size: u64,
    used: SystemTime,
}

/// Notes that a copy is used; `false` where it is gone.
pub(super) fn used(path: &Path) -> bool {
    let Ok(found) = fs::metadata(path) else { return false };
    let now = SystemTime::now();
    let age = found.modified().ok().and_then(|then| now.duration_since(then).ok());
    if age.is_some_and(|age| age < NOTED) {
        return true;
    }
    // Who cannot note it has a copy that is removed a little early, and fetched again.
    let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(now));
    true
}

/// Removes the copies that were not used for longest until the rest are within the limit. Whoever
/// has one open reads on.
pub(super) fn tidy(folder: &Path, limit: u64, in_use: Duration) -> io::Result<()> {
    let copies = copies(folder)?;
    for copy in superfluous(copies, limit, SystemTime::now() - in_use) {
        match fs::remove_file(&copy.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn copies(folder: &Path) -> io::Result<Vec<Copy>> {
    let mut copies = Vec::new();
    for folder in fs::read_dir(folder)?.flatten() {
        for file in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            // Another process may just have removed it. One that is being written has its own end.
            if let Ok(found) = file.metadata()
                && file.path().extension().is_none()
            {
                let used = found.modified()?;
                copies.push(Copy { path: file.path(), size: found.len(), used });
            }
        }
    }
    Ok(copies)
}

/// Which copies must go: the oldest, none that was used since.
fn superfluous(mut copies: Vec<Copy>, limit: u64, since: SystemTime) -> Vec<Copy> {
    let mut size: u64 = copies.iter().map(|copy| copy.size).sum();
    copies.sort_by_key(|copy| copy.used);
    copies
        .into_iter()
        .take_while(|copy| copy.used < since)
        .take_while(|copy| {
            let is_too_much = size > limit;
            size -= copy.size;
            is_too_much
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn copy(name: usize, size: u64, minutes_ago: u64, now: SystemTime) -> Copy {
        let used = now - Duration::from_mins(minutes_ago);
        Copy { path: PathBuf::from(name.to_string()), size, used }
    }

    proptest! {
        #[test]
        fn what_was_not_used_for_longest_goes_until_the_rest_fits(
            sizes in prop::collection::vec((0_u64..100, 0_u64..60), 0..20),
            limit in 0_u64..1_000,
        ) {
            let now = SystemTime::now();
            let copies: Vec<Copy> = sizes
                .iter()
                .enumerate()
                .map(|(name, (size, ago))| copy(name, *size, *ago, now))
                .collect();
            let since = now - IN_USE;
            let gone = superfluous(copies.clone(), limit, since);
            let left: Vec<&Copy> = copies.iter().filter(|copy| !gone.contains(copy)).collect();
            let size: u64 = left.iter().map(|copy| copy.size).sum();
            prop_assert!(gone.iter().all(|copy| copy.used < since));
            prop_assert!(size <= limit || left.iter().all(|copy| copy.used >= since));
            let newest = gone.iter().map(|copy| copy.used).max();
            prop_assert!(left.iter().all(|copy| Some(copy.used) >= newest));
            if let Some(last) = gone.last() {
                prop_assert!(size + last.size > limit, "{} need not go", last.path.display());
            }
        }
    }
}
