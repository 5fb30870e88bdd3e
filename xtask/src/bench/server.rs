//! A server that is measured: started, watched and stopped.

use std::{
    fs::File,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A running server, stopped when dropped.
pub struct Server {
    process: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
}

impl Server {
    /// Starts a server that is told its address by `command`, and waits until it answers.
    pub fn start(
        command: impl FnOnce(&str) -> Command,
        output: Stdio,
        patience: Duration,
    ) -> Result<Self, String> {
        let address = format!("127.0.0.1:{}", crate::postgres::free_port()?);
        let mut command = command(&address);
        let name = command.get_program().to_string_lossy().into_owned();
        let process = command
            .stdin(Stdio::null())
            .stdout(output)
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        let mut server = Self { process, address };
        let start = Instant::now();
        while get(&server.address, "/").is_none() {
            if let Ok(Some(status)) = server.process.try_wait() {
                return Err(format!("{name} ended with {status} before it answered."));
            }
            if start.elapsed() > patience {
                return Err(format!("{name} did not answer within {} s.", patience.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(server)
    }

    /// Starts the demo town in a folder.
    pub fn demo(program: &Path, folder: &Path) -> Result<Self, String> {
        let log = File::create(folder.with_extension("log")).map_err(|error| error.to_string())?;
        let command = |address: &str| {
            let mut command = Command::new(program);
            command.arg("demo").arg("--dir").arg(folder).args(["--listen", address]);
            command
        };
        Self::start(command, log.into(), Duration::from_mins(10))
    }

    /// Its processor time so far.
    pub fn cpu(&self) -> Duration {
        let path = format!("/proc/{}/stat", self.process.id());
        let stat = std::fs::read_to_string(path).unwrap_or_default();
        // After the name in parentheses: state is field 0, utime and stime are fields 11 and 12.
        let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields);
        let ticks: u64 =
            fields.split(' ').skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// A figure in kilobytes of `/proc/PID/smaps_rollup`, such as `Pss`.
    pub fn memory(&self, name: &str) -> Option<u64> {
        let path = format!("/proc/{}/smaps_rollup", self.process.id());
        let text = std::fs::read_to_string(path).ok()?;
        let line = text.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The body of an answer with status 200.
pub fn get(address: &str, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: */*\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.starts_with("HTTP/1.1 200").then_some(())?;
    answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned())
}

/// A folder of its own for one measurement, removed when dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder on the same disk as the build.
    pub fn new() -> Result<Self, String> {
        let path = std::env::temp_dir().join(format!("allmende-bench-{}", std::process::id()));
        // Left by a run that was killed and had the same number.
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }

    /// A path in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
