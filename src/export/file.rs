use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// A file that could not be written; the one that was there before is untouched.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}: {source}")]
pub struct WriteError {
    path: String,
    source: io::Error,
}

/// Writes `bytes` to a new file in the folder of `path` and renames it to `path`: readers see the old content or the new, never a part.
///
/// # Errors
/// When the folder does not exist or cannot be written to, or the disk is full.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_atomically_with(path, |out| out.write_all(bytes))
}

/// [`write_atomically`] for what is not in memory as a whole.
///
/// # Errors
/// As there, and where `content` fails.
pub fn write_atomically_with(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    let write = || -> io::Result<()> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = temporary_in(folder)?;
        let mut out = BufWriter::new(file);
        content(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|source| WriteError { path: path.display().to_string(), source })
}

/// [`write_atomically`] through a file of the given name beside it, for the one who alone writes `path`: what a kill leaves behind is
/// written over the next time, or found under that name and removed.
///
/// # Errors
/// As there; nothing is left behind then.
pub fn write_atomically_through(path: &Path, through: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let write = || -> io::Result<()> {
        let mut file = std::fs::File::create(through)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(through, path)
    };
    write().map_err(|source| {
        // It may not even be there.
        let _ = std::fs::remove_file(through);
        WriteError { path: path.display().to_string(), source }
    })
}

/// Temporary files are private by default; a file the user asked for has the permissions that the umask allows.
#[cfg(unix)]
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        write_atomically(&path, b"first, and longer").unwrap();
        write_atomically(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays behind");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_atomically(&folder.path().join("nowhere/out.txt"), b"x").unwrap_err();
        assert!(error.to_string().contains("nowhere/out.txt"), "{error}");
    }
}
