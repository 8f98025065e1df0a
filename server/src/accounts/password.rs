//! Hashing passwords: argon2id (19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet),
//! off the asynchronous threads, two at a time, with a short queue.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

/// Hashes computed at the same time; each takes about 100 ms of one core and 19 MiB.
const AT_ONCE: usize = 2;
/// Further ones that may wait.
const QUEUE: usize = 32;

/// The 10,000 most common passwords, in lower case.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether a password, in lower case, is one of the 10,000 most common.
pub fn is_common(password: &str) -> bool {
    COMMON.contains(password)
}

/// Too many passwords wait to be checked.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many passwords wait to be checked")]
pub struct HashingBusy;

/// Hashes and checks passwords.
pub struct Hasher {
    permits: Arc<Semaphore>,
    waiting: AtomicUsize,
    argon: Argon2<'static>,
    /// Checked against when there is no account, so that it takes as long.
    nobody: String,
}

impl Default for Hasher {
    fn default() -> Self {
        let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let nobody = hash(&argon, "nobody's password");
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)), waiting: AtomicUsize::new(0), argon, nobody }
    }
}

fn hash(argon: &Argon2, password: &str) -> String {
    let salt = SaltString::generate(&mut OsRng);
    argon.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()).unwrap_or_default()
}

impl Hasher {
    /// The hash of a new password, in PHC form.
    pub async fn hash(&self, password: String) -> Result<String, HashingBusy> {
        let argon = self.argon.clone();
        self.queued(move || hash(&argon, &password)).await
    }

    /// Whether a password is that of a hash; without a hash it is not, in the same time.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, HashingBusy> {
        let argon = self.argon.clone();
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let password: String = unicode_normalization::UnicodeNormalization::nfc(password.as_str()).collect();
        let right = self
            .queued(move || {
                PasswordHash::new(&hash).is_ok_and(|hash| argon.verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(right && exists)
    }

    async fn queued<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashingBusy> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= QUEUE {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(HashingBusy);
        }
        let _place = Place(&self.waiting);
        let permit = self.permits.clone().acquire_owned().await.map_err(|_| HashingBusy)?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        done.await.map_err(|_| HashingBusy)
    }
}

/// A place in the queue, given back even when the client goes away.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_recognised_and_another_is_not() {
        let hasher = Hasher::default();
        let hash = hasher.hash("a long enough phrase".into()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hasher.verify("a long enough phrase".into(), Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify("another long phrase".into(), Some(hash)).await.unwrap());
        assert!(!hasher.verify("nobody's password".into(), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_full_queue_says_so_at_once() {
        let hasher = Arc::new(Hasher::default());
        hasher.waiting.store(QUEUE, Ordering::Relaxed);
        assert!(hasher.hash("a long enough phrase".into()).await.is_err());
    }

    #[test]
    fn the_list_holds_ten_thousand() {
        assert_eq!(COMMON.len(), 10_000);
        assert!(is_common("password") && is_common("123456789"));
    }
}
