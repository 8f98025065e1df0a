//! Topics, areas and agencies, kept in memory and read anew when they change.

pub mod store;

use std::sync::{Arc, RwLock};

use app::domain::directory::Directory;

use crate::db::Db;

/// The directory in memory.
#[derive(Default)]
pub struct DirectoryCache(RwLock<Arc<Directory>>);

impl DirectoryCache {
    /// Reads it from the database.
    pub async fn load(db: &Db) -> Result<Self, sqlx::Error> {
        let directory = store::all(&mut db.read().await?).await?;
        Ok(Self(RwLock::new(Arc::new(directory))))
    }

    /// Reads it anew.
    pub async fn reload(&self, db: &Db) -> Result<(), sqlx::Error> {
        let directory = Arc::new(store::all(&mut db.read().await?).await?);
        if let Ok(mut held) = self.0.write() {
            *held = directory;
        }
        Ok(())
    }

    /// As it is now.
    pub fn get(&self) -> Arc<Directory> {
        self.0.read().map(|directory| directory.clone()).unwrap_or_default()
    }
}
