//! gzip to the bytes it packs, in portions as they come, within limits: a small file may unpack to a huge one.

use flate2::write::MultiGzDecoder;
use std::io::Write;

/// Packed bytes that are unpacked at a time; they make a thousand times as many at most.
const PORTION: usize = 4 * 1024;
/// More than this is unpacked only of what is packed no tighter than text can be.
const ALWAYS: u64 = 64 << 20;
const TIGHTEST: u64 = 200;
/// More than this is more than memory holds.
const MOST: u64 = 4 << 30;

pub struct Gunzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    packed: u64,
    unpacked: u64,
}

impl Gunzip {
    pub fn new() -> Gunzip {
        Gunzip { decoder: MultiGzDecoder::new(Vec::new()), packed: 0, unpacked: 0 }
    }

    /// Unpacks more bytes for `take`; or says why they cannot be, in a sentence that follows the file's name.
    pub fn push(&mut self, bytes: &[u8], mut take: impl FnMut(&[u8])) -> Result<(), String> {
        for portion in bytes.chunks(PORTION) {
            self.packed += portion.len() as u64;
            let written = self.decoder.write_all(portion);
            take(&self.unpacked()?);
            written.map_err(|_| "is a gzip archive that is damaged. Export or download it again.")?;
        }
        Ok(())
    }

    pub fn finish(&mut self, mut take: impl FnMut(&[u8])) -> Result<(), String> {
        let ended = self.decoder.try_finish();
        take(&self.unpacked()?);
        ended.map_err(|_| "is a gzip archive that is cut off or damaged. Export or download it again.".to_string())
    }

    fn unpacked(&mut self) -> Result<Vec<u8>, String> {
        let unpacked = std::mem::take(self.decoder.get_mut());
        self.unpacked += unpacked.len() as u64;
        let is_too_tight = self.unpacked > ALWAYS && self.unpacked / TIGHTEST > self.packed;
        if is_too_tight || self.unpacked > MOST {
            return Err(format!(
                "is a gzip archive that unpacks to more than {} MB, as no table does. Unpack it and open the file inside.",
                self.unpacked >> 20
            ));
        }
        Ok(unpacked)
    }
}
