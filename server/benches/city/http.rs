//! A small HTTP/1.1 client: it keeps its connection, and costs little beside what it measures.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Bytes on the wire, with head and framing.
    pub wire: usize,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A connection that is used again and again.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    pub async fn open(addr: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(addr).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    /// Sends a request and reads the whole answer.
    pub async fn send(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.0.get_mut().write_all(request).await?;
        let mut wire = 0;
        let status = self.line(&mut wire).await?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(|| broken("no status"))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line(&mut wire).await?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        let mut answer = Answer { status, headers, body: Vec::new(), wire };
        if answer.header("transfer-encoding").is_some_and(|coding| coding.contains("chunked")) {
            self.chunks(&mut answer).await?;
        } else if status != 204 && status != 304 {
            let length = answer.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            answer.body.resize(length, 0);
            self.0.read_exact(&mut answer.body).await?;
            answer.wire += length;
        }
        Ok(answer)
    }

    async fn chunks(&mut self, answer: &mut Answer) -> io::Result<()> {
        loop {
            let line = self.line(&mut answer.wire).await?;
            let size = usize::from_str_radix(line.split(';').next().unwrap_or("").trim(), 16)
                .map_err(|_| broken("no chunk size"))?;
            let start = answer.body.len();
            answer.body.resize(start + size, 0);
            self.0.read_exact(&mut answer.body[start..]).await?;
            answer.wire += size;
            self.line(&mut answer.wire).await?;
            if size == 0 {
                return Ok(());
            }
        }
    }

    async fn line(&mut self, wire: &mut usize) -> io::Result<String> {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).await?;
        if read == 0 {
            return Err(broken("the connection was closed"));
        }
        *wire += read;
        line.truncate(line.trim_end().len());
        Ok(line)
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::other(what.to_owned())
}

/// A request for a page, as a browser asks for it.
pub fn get(path: &str, token: Option<&str>) -> Vec<u8> {
    let cookie = token.map_or_else(String::new, |token| format!("cookie: session={token}\r\n"));
    format!(
        "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html,*/*\r\naccept-encoding: gzip, deflate, br, zstd\r\n\
         sec-fetch-site: same-origin\r\n{cookie}\r\n"
    )
    .into_bytes()
}

/// A form without fields, sent from one of the site's own pages.
pub fn post(path: &str, token: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: 0\r\ncookie: session={token}\r\n\r\n"
    )
    .into_bytes()
}
