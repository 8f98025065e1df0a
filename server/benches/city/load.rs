//! Load: so many connections, each sending its next request when the last is answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::http::Connection;
use crate::server::Server;

/// Makes the request of a connection's turn.
pub type Requests = Arc<dyn Fn(usize, u64) -> Vec<u8> + Send + Sync>;

/// What a run gave.
pub struct Run {
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
    /// Of the server, for each request.
    pub cpu: Duration,
}

/// Sends requests for `length` and takes all figures; an answer other than `expected` ends it.
pub async fn run(
    server: &Server,
    connections: usize,
    length: Duration,
    expected: u16,
    requests: Requests,
) -> anyhow::Result<Run> {
    // A first turn fills caches and opens connections; it is not counted.
    drive(server.addr, connections, length / 10, expected, u64::MAX / 2, requests.clone()).await?;
    let cpu = server.cpu()?;
    let started = Instant::now();
    let mut times = drive(server.addr, connections, length, expected, 0, requests).await?;
    let elapsed = started.elapsed();
    let cpu = server.cpu()? - cpu;
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    Ok(Run {
        per_second: times.len() as f64 / elapsed.as_secs_f64(),
        p50: at(0.5),
        p99: at(0.99),
        cpu: cpu / u32::try_from(times.len())?,
    })
}

async fn drive(
    addr: SocketAddr,
    connections: usize,
    length: Duration,
    expected: u16,
    first: u64,
    requests: Requests,
) -> anyhow::Result<Vec<Duration>> {
    let end = Instant::now() + length;
    let tasks: Vec<_> = (0..connections)
        .map(|number| {
            let requests = requests.clone();
            tokio::spawn(async move {
                let mut connection = Connection::open(addr).await.context("cannot connect")?;
                let mut times = Vec::new();
                let mut turn = first;
                while Instant::now() < end {
                    let request = requests(number, turn);
                    let sent = Instant::now();
                    let answer = connection.send(&request).await.context("no answer")?;
                    times.push(sent.elapsed());
                    if answer.status != expected {
                        let line = String::from_utf8_lossy(&request);
                        let line = line.lines().next().unwrap_or_default();
                        bail!("{line}: {} and not {expected}", answer.status);
                    }
                    turn += 1;
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    if times.is_empty() {
        bail!("nothing was answered in {length:?}");
    }
    Ok(times)
}
