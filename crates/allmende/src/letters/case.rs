//! A case of an export: its keys, and its letters in their order.

use std::collections::{BTreeMap, HashSet};

use sealed::{
    CaseKey, Export, ExportCase, ExportLetter, Letter, Party, SealedError, Thread,
    letter::Attachment,
};

use super::{Fault, LettersError, files::Folder, names, ring::Ring, text};
use crate::texts::Teller;

/// A case.
pub(super) struct Case<'a> {
    pub(super) of: &'a ExportCase,
    /// The name of its folder.
    pub(super) folder: String,
    pub(super) keys: BTreeMap<u64, CaseKey>,
    /// Those keys of which the signature was checked.
    checked: Vec<u64>,
    /// Its letters, in their order.
    pub(super) letters: Vec<Place<'a>>,
    is_read: bool,
}

/// A letter's place in a case.
pub(super) struct Place<'a> {
    pub(super) of: &'a ExportLetter,
    /// Its signed form, if it was opened.
    pub(super) jws: Option<String>,
    /// The letter, if it was opened.
    pub(super) read: Option<ReadLetter>,
}

/// A letter that was opened.
pub(super) struct ReadLetter {
    pub(super) letter: Letter,
    /// Whether everything about it was verified.
    pub(super) is_verified: bool,
    /// Its text as a file in the case's folder.
    pub(super) file: String,
    /// Its attachments, each with its file in the case's folder if it was opened.
    pub(super) attachments: Vec<(Attachment, Option<String>)>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        of: &'a ExportCase,
        ring: &Ring,
        folders: &mut HashSet<String>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let folder = if is_code(&of.code) && folders.insert(of.code.clone()) {
            of.code.clone()
        } else {
            of.case.to_string()
        };
        let mut letters: Vec<_> =
            of.letters.iter().map(|of| Place { of, jws: None, read: None }).collect();
        letters.sort_by_key(|place| place.of.seq);
        let mut case = Self {
            of,
            folder,
            keys: BTreeMap::new(),
            checked: Vec::new(),
            letters,
            is_read: false,
        };
        for key in &of.keys {
            if let Err(reason) = case.add_key(key.version, &key.sealed, ring) {
                let (case, version) = (of.code.clone(), key.version);
                faults.push(Fault::CaseKey { case, version, reason });
            }
        }
        case
    }

    /// Opens a version of the case's key. Without a sound signature it still opens letters, which
    /// bear signatures of their own.
    fn add_key(&mut self, version: u64, sealed: &[u8], ring: &Ring) -> Result<(), SealedError> {
        let jws = CaseKey::open(sealed, &ring.identities())?;
        let key = CaseKey::unverified(&jws)?;
        if key.version != version {
            return Err(SealedError::NotMeantForUs);
        }
        self.keys.insert(version, key);
        let unknown = SealedError::BadSignature("case-key");
        let signer = ring.keyset(&CaseKey::signer(&jws)?).ok_or(unknown)?;
        CaseKey::read(&jws, signer, &self.of.case, &ring.holders())?;
        self.checked.push(version);
        Ok(())
    }

    /// Opens a sealed letter that came in.
    pub(super) fn open_letter(&self, place: usize, sealed: &[u8]) -> Result<String, SealedError> {
        let key = self.keys.get(&self.letters[place].of.key).ok_or(SealedError::NotForThisKey)?;
        Letter::open(sealed, &key.identity())
    }

    /// Reads all letters that came in, in their order.
    pub(super) fn read(&mut self, ring: &Ring, faults: &mut Vec<Fault>) {
        let mut thread = Thread::new(self.of.case.clone());
        let mut read = Vec::new();
        for place in &self.letters {
            read.push(self.read_letter(place, ring, &mut thread, faults));
        }
        for (place, read) in self.letters.iter_mut().zip(read) {
            place.read = read;
        }
        for version in self.planted(ring) {
            let (case, reason) = (self.of.code.clone(), SealedError::BadSignature("case-key"));
            faults.push(Fault::CaseKey { case, version, reason });
        }
        self.is_read = true;
    }

    /// Checked keys that were made by somebody who may not make any for this case.
    fn planted(&self, ring: &Ring) -> Vec<u64> {
        let own = ring.holders();
        let is_planted = |version: &&u64| {
            let inside = self.inside_before(**version);
            let by_insider = |key: &CaseKey| {
                own.first().is_some_and(|own| key.is_by_insider(&own.party, &inside))
            };
            self.keys.get(*version).is_some_and(|key| !by_insider(key))
        };
        self.checked.iter().filter(is_planted).copied().collect()
    }

    /// Whom the keys before a version name, and the offices' letters under these.
    fn inside_before(&self, version: u64) -> Vec<Party> {
        let keys = self.checked.iter().filter(|it| **it < version);
        let keys = keys.filter_map(|it| self.keys.get(it)).flat_map(|key| &key.to);
        let letters = self.read_letters().filter(|read| {
            let is_offices = matches!(read.letter.from.party, Party::Office(_));
            read.is_verified && is_offices && read.letter.key < version
        });
        let letters = letters.flat_map(|read| &read.letter.to);
        keys.chain(letters).map(|holder| holder.party.clone()).collect()
    }

    /// Whether its letters were read: then no more of them come.
    pub(super) fn is_read(&self) -> bool {
        self.is_read
    }

    fn read_letter(
        &self,
        place: &Place<'_>,
        ring: &Ring,
        thread: &mut Thread,
        faults: &mut Vec<Fault>,
    ) -> Option<ReadLetter> {
        let jws = place.jws.as_deref()?;
        let (case, seq) = (self.of.code.clone(), place.of.seq);
        let letter = match Letter::unverified(jws) {
            Ok(letter) => letter,
            Err(reason) => {
                faults.push(Fault::Closed { case, seq, reason });
                return None;
            }
        };
        let is_verified = match Self::verify(jws, place.of, ring, thread) {
            Ok(signer) if self.is_known(&letter.from.party, &signer, ring) => true,
            Ok(_) => {
                faults.push(Fault::UnknownSender { case, seq });
                false
            }
            Err(reason) => {
                faults.push(Fault::Doubtful { case, seq, reason });
                false
            }
        };
        *thread = Thread::after(jws, &letter);
        let file = format!("{seq:02}-{}.txt", names::safe(&letter.subject));
        let attachments = letter.attachments.iter().map(|it| (it.clone(), None)).collect();
        Some(ReadLetter { letter, is_verified, file, attachments })
    }

    /// Checks a letter's signature, place and chain: the hash of its signer's keyset.
    fn verify(
        jws: &str,
        named: &ExportLetter,
        ring: &Ring,
        thread: &mut Thread,
    ) -> Result<String, SealedError> {
        let signer = Letter::signer(jws)?;
        let keyset = ring.keyset(&signer).ok_or(SealedError::BadSignature("letter"))?;
        let letter = Letter::read(jws, keyset, &ring.holders())?;
        if letter.id != named.id || letter.key != named.key || letter.seq != named.seq {
            return Err(SealedError::BrokenChain(named.seq));
        }
        thread.take(jws, &letter)?;
        Ok(signer)
    }

    /// Whether the record proves the signer, or, of a guest, a checked key of the case names it.
    fn is_known(&self, party: &Party, signer: &str, ring: &Ring) -> bool {
        let named = || {
            let checked = self.checked.iter().filter_map(|version| self.keys.get(version));
            checked.flat_map(|key| &key.to).any(|holder| holder.keyset == signer)
        };
        match party {
            Party::Guest(_) => named(),
            _ => ring.is_proved(signer),
        }
    }

    /// Makes the folders of the case.
    pub(super) fn make_folders(
        &self,
        folder: &Folder,
        teller: &Teller,
    ) -> Result<(), LettersError> {
        folder.make(&self.folder)?;
        let has_attachments = self.read_letters().any(|read| !read.attachments.is_empty());
        if has_attachments {
            folder.make(&format!("{}/{}", self.folder, teller.t("letters-attachments")))?;
        }
        Ok(())
    }

    /// Writes the letters as texts.
    pub(super) fn write(
        &self,
        folder: &Folder,
        ring: &Ring,
        teller: &Teller,
    ) -> Result<(), LettersError> {
        for read in self.read_letters() {
            let text = text::letter(read, ring, teller);
            folder.write(&format!("{}/{}", self.folder, read.file), text.as_bytes())?;
        }
        Ok(())
    }

    /// The letters that were opened, in their order.
    pub(super) fn read_letters(&self) -> impl Iterator<Item = &ReadLetter> {
        self.letters.iter().filter_map(|place| place.read.as_ref())
    }

    /// The place of the letter that names an attachment, and the attachment's number in it.
    pub(super) fn attachment(&self, file: &[u8]) -> Option<(usize, usize)> {
        self.letters.iter().enumerate().find_map(|(place, letter)| {
            let attachments = &letter.read.as_ref()?.attachments;
            let is_it = |(attachment, _): &(Attachment, _)| {
                Export::attachment_file(&attachment.id).as_bytes() == file
            };
            Some((place, attachments.iter().position(is_it)?))
        })
    }

    /// What the export names and the file does not have; what came and was refused is told already.
    pub(super) fn missing(&self, told: &[Fault]) -> Option<Fault> {
        let code = &self.of.code;
        let is_told = |seq| told.iter().any(|fault| fault.is_about(code, seq));
        let letters = self
            .letters
            .iter()
            .filter(|place| place.read.is_none() && !is_told(place.of.seq))
            .count();
        let has_told_file = |seq| told.iter().any(|fault| fault.is_about_an_attachment(code, seq));
        let attachments = self
            .read_letters()
            .filter(|read| !has_told_file(read.letter.seq))
            .flat_map(|read| &read.attachments)
            .filter(|(_, file)| file.is_none())
            .count();
        let lost = letters + attachments > 0;
        lost.then(|| Fault::Missing { case: code.clone(), letters, attachments })
    }
}

/// Whether it is a code as the server gives it: `K7M2-9QXD`.
fn is_code(code: &str) -> bool {
    let groups: Vec<_> = code.split('-').collect();
    let is_group = |group: &&str| {
        group.len() == 4 && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    groups.len() == 2 && groups.iter().all(is_group)
}
