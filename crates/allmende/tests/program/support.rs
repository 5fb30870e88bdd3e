//! A town in a temporary folder, driven by the real program.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// A town in a temporary folder.
pub struct Town {
    folder: TempDir,
}

impl Town {
    /// An empty folder in which a town can be founded.
    pub fn nowhere() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A town with nothing in it.
    pub fn founded() -> Self {
        let town = Self::nowhere();
        let output = town.run(&["init", "--name", "Neustadt"]);
        assert!(output.status.success(), "{}", said(&output));
        town
    }

    /// The town's folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("town")
    }

    /// A path beside the town.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file beside the town.
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.beside(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// A command of the program for this town, in English.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_allmende"));
        command.args(arguments).env("ALLMENDE_DIR", self.path()).env("LC_ALL", "en_GB.UTF-8");
        command.env_remove("RUST_LOG").stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Serves the town until it is dropped.
    pub fn serve(&self, settings: &[(&str, &str)]) -> Server {
        let address = free_address();
        let mut command = self.command(&["serve", "--listen", &address.to_string()]);
        // Into a file: a pipe that nobody empties would hold the server up.
        let log = self.beside(&format!("{}.log", address.port()));
        let log_file = std::fs::File::create(&log).unwrap();
        command.envs(settings.iter().copied()).stdout(Stdio::piped()).stderr(log_file);
        let mut process = command.spawn().unwrap();
        let mut ready = String::new();
        BufReader::new(process.stdout.as_mut().unwrap()).read_line(&mut ready).unwrap();
        assert!(ready.contains(&address.to_string()), "it does not start: {ready}");
        Server { process, address, log }
    }
}

/// A server that was started.
pub struct Server {
    /// The process.
    pub process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// An answer, head and body, of a request without a body.
    pub fn get(&self, path: &str, headers: &str) -> String {
        ask(self.address, path, headers)
    }

    /// Tells it to end, and waits until it has: its exit code and what it wrote to its log.
    pub fn end(mut self) -> (Option<i32>, String) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let code = self.process.wait().unwrap().code();
        (code, std::fs::read_to_string(&self.log).unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An answer, head and body.
pub fn ask(address: SocketAddr, path: &str, headers: &str) -> String {
    let mut stream = connected(address);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n")
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn connected(address: SocketAddr) -> TcpStream {
    let start = Instant::now();
    loop {
        match TcpStream::connect(address) {
            Ok(stream) => return stream,
            Err(error) => assert!(start.elapsed() < Duration::from_secs(20), "{error}"),
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// An address on which nobody listens.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Both outputs of a command.
pub fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err))
}

/// Asserts that a command failed, and with this sentence.
pub fn assert_refused(output: &Output, sentence: &str) {
    let said = said(output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(sentence), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// All files of a folder, with their lengths.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Waits until a server answers.
pub fn ask_until_ready(address: SocketAddr) {
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(start.elapsed() < Duration::from_mins(2), "it does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
}
