//! The server under measurement, and what Linux tells of its process.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::http::{Connection, get};

pub struct Server {
    child: Child,
    pub addr: SocketAddr,
    /// From starting the program to its first page.
    pub start: Duration,
}

impl Server {
    /// Starts `program serve` on the city in `data` and waits for the first page.
    pub async fn start(program: &Path, data: &Path, log: &Path) -> anyhow::Result<Self> {
        // The system knows a free port; between here and there nobody else is likely to take it.
        let addr = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let child = Command::new(program)
            .arg("serve")
            .env("MASMOU_DATA_DIR", data)
            .env("MASMOU_LISTEN", addr.to_string())
            .env("MASMOU_PUBLIC_URL", format!("http://{addr}"))
            .env("MASMOU_RATE_LIMITS", "false")
            .env_remove("DATABASE_URL")
            .stdout(Stdio::null())
            .stderr(fs::File::create(log)?)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut server = Self { child, addr, start: Duration::ZERO };
        while !server.answers().await {
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended ({status}): see {}", log.display());
            }
            if started.elapsed() > Duration::from_secs(120) {
                bail!("the server gave no page in two minutes: see {}", log.display());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        server.start = started.elapsed();
        Ok(server)
    }

    async fn answers(&self) -> bool {
        let Ok(mut connection) = Connection::open(self.addr).await else { return false };
        connection.send(&get("/en", None)).await.is_ok_and(|answer| answer.status == 200)
    }

    /// Processor time used so far, of the program and the system on its behalf.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name may hold spaces; fields are counted after its closing parenthesis.
        let fields: Vec<&str> = stat.rsplit_once(')').context("no stat")?.1.split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
        // Linux counts in hundredths of a second for programs, on every platform in use.
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Memory now and at most, in MiB.
    pub fn memory(&self) -> anyhow::Result<(f64, f64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such figure")?;
            let number = line.trim_start_matches(':').split_whitespace().next().context("no figure")?;
            anyhow::Ok(number.parse::<f64>()? / 1024.0)
        };
        Ok((kib("VmRSS")?, kib("VmHWM")?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
