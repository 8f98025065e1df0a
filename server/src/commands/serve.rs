//! `masmou serve`: the site.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

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

/// Serves a database that is open.
pub async fn serve(config: Config, db: Db) -> anyhow::Result<()> {
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
    serve_on(listener, site.clone(), stop_signal()).await?;
    background.iter().for_each(tokio::task::JoinHandle::abort);
    // What was acknowledged is on disk already; this folds the log into the file.
    site.db.close().await;
    Ok(())
}

/// Serves on a socket until `stop` ends.
pub async fn serve_on(
    listener: TcpListener,
    site: Arc<Site>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    // Without TCP_NODELAY an answer of several packets waits 40 ms for a delayed ACK.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop).await
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
