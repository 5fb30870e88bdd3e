//! A PostgreSQL for one test run: a fresh cluster in a temporary folder, gone afterwards.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// The guard holds a pipe to the run. When the run ends, in whatever way, the pipe closes:
/// the guard stops the database and removes its folder. So nothing is left behind by a failure,
/// a panic, Ctrl-C or a kill.
const GUARD: &str = r#"
trap '' INT TERM HUP
folder=$1; shift
"$@" >"$folder/log" 2>&1 &
read -r line
kill -INT $! 2>/dev/null
wait $!
rm -rf "$folder"
"#;

/// A running PostgreSQL, stopped when dropped.
pub struct Postgres {
    guard: Child,
    /// How tests reach it: `postgres://postgres@127.0.0.1:PORT/postgres`.
    pub url: String,
}

impl Postgres {
    /// Starts a server of the newest installed version on a free port. PostgreSQL refuses to run as
    /// root; it then runs as the system's user `postgres`.
    pub fn start() -> Result<Self, String> {
        let bin = newest_binaries().ok_or("PostgreSQL is not installed.")?;
        let folder = fresh_folder()?;
        let port = free_port()?;
        let data = folder.join("data");

        let made = unprivileged(bin.join("initdb"))
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"])
            .arg("--locale=C.UTF-8")
            .arg("--pgdata")
            .arg(&data)
            .stdout(Stdio::null())
            .status();
        if !made.is_ok_and(|status| status.success()) {
            return Err("initdb could not make a database cluster.".to_owned());
        }

        let server = unprivileged(bin.join("postgres"));
        let guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .arg(&folder)
            .arg(server.get_program())
            .args(server.get_args())
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-k"])
            .arg(&folder)
            .args(settings())
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| format!("sh: {error}"))?;
        let postgres =
            Self { guard, url: format!("postgres://postgres@127.0.0.1:{port}/postgres") };
        wait_until_ready(&bin, port)
            .map_err(|why| format!("{why}\n{}", log_of(&folder)))
            .map(|()| postgres)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // Whether or not it went well, there is nothing left to do about it.
        drop(self.guard.wait());
    }
}

/// Many tests at once, none of which needs to survive a power cut.
fn settings() -> impl Iterator<Item = &'static str> {
    ["listen_addresses=127.0.0.1", "max_connections=400", "fsync=off", "shared_buffers=128MB"]
        .into_iter()
        .flat_map(|setting| ["-c", setting])
}

/// Debian keeps each version in a folder of its own; elsewhere the programs are in the path.
pub fn newest_binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|version| binaries_of(*version).join("initdb").exists())
        .max();
    newest.map(binaries_of).or_else(|| {
        let initdb = crate::tools::find("initdb")?;
        initdb.parent().map(Path::to_path_buf)
    })
}

fn binaries_of(version: u32) -> PathBuf {
    PathBuf::from(format!("/usr/lib/postgresql/{version}/bin"))
}

/// A command that runs as the user `postgres` where we are root.
fn unprivileged(program: PathBuf) -> Command {
    if !crate::tools::is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg(program)
        .current_dir("/");
    command
}

fn fresh_folder() -> Result<PathBuf, String> {
    let folder = std::env::temp_dir().join(format!("allmende-postgres-{}", std::process::id()));
    let made = std::fs::create_dir(&folder).and_then(|()| {
        if crate::tools::is_root() {
            let owner = Command::new("chown").arg("postgres:").arg(&folder).status()?;
            assert!(owner.success(), "root may give a folder away");
        }
        Ok(())
    });
    made.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// A port that nobody listens on.
pub fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    Ok(listener.local_addr().map_err(|error| error.to_string())?.port())
}

fn wait_until_ready(bin: &Path, port: u16) -> Result<(), String> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_mins(1) {
        let ready = Command::new(bin.join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
            .status();
        if ready.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err("PostgreSQL did not answer within a minute.".to_owned())
}

fn log_of(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_answers_and_leaves_nothing_behind() {
        let Some(bin) = newest_binaries() else {
            println!("PostgreSQL is not installed: not tested");
            return;
        };
        let postgres = Postgres::start().expect("it starts");
        let answer = Command::new(bin.join("psql"))
            .args(["-Atc", "SELECT 40 + 2", &postgres.url])
            .output()
            .expect("psql starts");
        assert_eq!(String::from_utf8_lossy(&answer.stdout).trim(), "42");

        let url = postgres.url.clone();
        drop(postgres);
        let answer = Command::new(bin.join("psql")).args(["-c", "SELECT 1", &url]).output();
        assert!(answer.is_ok_and(|answer| !answer.status.success()), "it is stopped");
    }
}
