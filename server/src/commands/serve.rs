//! `masmou serve`: the site.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::events;
use crate::notifications;
use crate::routes::router;
use crate::search;
use crate::similar;
use crate::site::Site;

/// How often counts that are full again are forgotten.
const TIDY_EVERY: Duration = Duration::from_secs(300);

/// Within which a request's headers come, or the next request on a connection that is kept.
const HEADERS: Duration = Duration::from_secs(10);
/// Within which what is being answered is answered, once the program is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Serves a database that is open.
pub async fn serve(config: Config, db: Db) -> anyhow::Result<()> {
    raise_open_files();
    let address = config.listen;
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("the setting `listen`: {address} cannot be listened on"))?;
    let site = Site::new(config, db, Clock::System).await?;
    tracing::info!("serving {} on http://{}", site.config.public_url, listener.local_addr()?);
    let background = [
        tokio::spawn(tidy(site.clone())),
        tokio::spawn(events::follow(site.clone())),
        tokio::spawn(search::words::follow(site.clone())),
        tokio::spawn(search::follow::follow(site.clone())),
        tokio::spawn(similar::decided::follow(site.clone())),
        tokio::spawn(notifications::spread::follow(site.clone())),
    ];
    serve_on(listener, site.clone(), stop_signal()).await;
    background.iter().for_each(tokio::task::JoinHandle::abort);
    // What was acknowledged is on disk already; this folds the log into the file.
    site.db.close().await;
    Ok(())
}

/// Serves on a socket until `stop` ends.
pub async fn serve_on(mut listener: TcpListener, site: Arc<Site>, stop: impl Future<Output = ()>) {
    let router = router(site);
    let (stopping, _) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            // Waits a moment where the system has no sockets left.
            (stream, client) = Listener::accept(&mut listener) => {
                tokio::spawn(converse(stream, client, router.clone(), stopping.subscribe()));
            }
            () = &mut stop => break,
        }
    }
    drop(listener);
    stopping.send_replace(true);
    // Each ends by itself within the time that it is given.
    stopping.closed().await;
}

/// Answers one connection until it ends. Whoever is slow to ask, or has nothing to ask, makes room
/// for others: a browser connects anew.
async fn converse(stream: TcpStream, client: SocketAddr, router: Router, mut stopping: watch::Receiver<bool>) {
    // Without TCP_NODELAY an answer of several packets waits 40 ms for a delayed ACK.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY could not be set");
    }
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(client));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
    let told = async { stopping.wait_for(|stopping| *stopping).await.is_ok() };
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = &mut connection => Ok(ended),
        _ = told => {
            connection.as_mut().graceful_shutdown();
            tokio::time::timeout(LAST_ANSWERS, connection).await
        }
    };
    match ended {
        Ok(Err(error)) => tracing::debug!(%error, "a connection ended early"),
        Err(_) => tracing::debug!("a connection was cut off"),
        Ok(Ok(())) => {}
    }
}

/// Lets the program hold as many connections as the system allows it: the soft limit is often 1,024.
fn raise_open_files() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the limit of open files could not be raised");
    }
}

async fn tidy(site: Arc<Site>) {
    let mut every = tokio::time::interval(TIDY_EVERY);
    loop {
        every.tick().await;
        site.limits.tidy();
    }
}

async fn stop_signal() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
