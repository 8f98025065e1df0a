//! Waiting for what goes on beside a test, without guessing how long it takes.

use std::time::{Duration, Instant};

use tokio::task::JoinHandle;

/// After this long nothing more is to be expected. A failure within is tried again after 5 s by
/// the site itself; a busy machine takes several times as long as a quiet one.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Asks again and again until the answer is yes.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let give_up = Instant::now() + PATIENCE;
    while !holds().await {
        assert!(Instant::now() < give_up, "waited for {PATIENCE:?} in vain: {what}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Work that goes on beside a test and ends with it.
pub struct Task(JoinHandle<()>);

impl Task {
    pub fn of(work: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(tokio::spawn(work))
    }

    /// Ends it in the middle of whatever it does.
    pub async fn stop(mut self) {
        self.0.abort();
        let ended = (&mut self.0).await;
        assert!(ended.is_err_and(|error| error.is_cancelled()), "it ended by itself");
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}
