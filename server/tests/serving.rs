//! The program as a process: connections that are slow, how it stops, and who may read its files.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![cfg(unix)]

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What is promised, 10 s, and patience with a busy machine.
const BOUND: Duration = Duration::from_secs(40);

/// A real server on a port that is free, killed when dropped.
struct Server {
    program: Child,
    address: String,
}

impl Server {
    fn start(data: &Path) -> Self {
        let mut program = Command::new("sh")
            .args(["-c", "umask 000; exec \"$0\" serve", env!("CARGO_BIN_EXE_masmou")])
            .current_dir(data.parent().unwrap())
            .env("MASMOU_DATA_DIR", data)
            .env("MASMOU_LISTEN", "127.0.0.1:0")
            .env("NO_COLOR", "1")
            .env_remove("RUST_LOG")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(program.stderr.take().unwrap()).lines();
        let address = log
            .find_map(|line| Some(line.unwrap().rsplit_once(" on http://")?.1.trim().to_owned()))
            .expect("it tells where it listens");
        // Read on, so that the program can go on telling.
        std::thread::spawn(move || log.for_each(drop));
        Self { program, address }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream
    }

    fn terminate(&self) {
        let told = Command::new("kill").arg(self.program.id().to_string()).status().unwrap();
        assert!(told.success());
    }

    /// Whether it ended by itself, and well.
    fn ended(&mut self) -> bool {
        let give_up = Instant::now() + BOUND;
        while Instant::now() < give_up {
            if let Some(status) = self.program.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        false
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// Everything until the other side closes; an error when it does not in time.
fn read_to_end(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
        Err(error) => panic!("the connection is still open: {error}"),
    }
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn slow_and_idle_connections_are_closed_and_the_program_stops_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(&folder.path().join("data"));
    let (mut half, mut idle) = (server.connect(), server.connect());
    half.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ").unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let told = read_to_end(&mut half);
    assert!(!told.contains("200 OK"), "{told}");
    let told = read_to_end(&mut idle);
    assert!(told.starts_with("HTTP/1.1 200 OK") && told.ends_with("ok\n"), "{told}");

    // One in the middle of its headers, one in the middle of its body, one that says nothing.
    let (mut head, mut body, _silent) = (server.connect(), server.connect(), server.connect());
    head.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n").unwrap();
    body.write_all(
        b"POST /en/preview HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 9\r\n\r\nb",
    )
    .unwrap();
    server.terminate();
    assert!(server.ended(), "it still runs after {BOUND:?}");
}

#[test]
fn what_is_kept_can_be_read_by_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("deep/data");
    std::fs::create_dir(folder.path().join("deep")).unwrap();
    let server = Server::start(&data);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for name in ["masmou.db", "masmou.db-wal", "masmou.db-shm"] {
        assert_eq!(mode(&data.join(name)), 0o600, "{name}");
    }
    let give_up = Instant::now() + BOUND;
    while !data.join("index").exists() && Instant::now() < give_up {
        std::thread::sleep(Duration::from_millis(25));
    }
    assert_eq!(mode(&data.join("index")), 0o700, "the files in it are out of reach");
    drop(server);

    // A folder of an operator's own stays as it is.
    let own = folder.path().join("own");
    std::fs::create_dir(&own).unwrap();
    std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o750)).unwrap();
    let _server = Server::start(&own);
    assert_eq!((mode(&own), mode(&own.join("masmou.db"))), (0o750, 0o600));
}
