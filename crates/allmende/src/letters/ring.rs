//! All keys of an export: the reader's own, and those of everybody who wrote.

use std::collections::{BTreeSet, HashMap};

use record::VerifierKey;
use sealed::{Export, Holder, Keys, Keyset, Party, Root, SealedError, SignedKeyset, age::Identity};
use serde_json::Value;

use super::{Fault, LettersError, proof};

/// The keys of an export.
pub(super) struct Ring {
    /// The reader's, oldest first.
    own: Vec<Keys>,
    /// Everybody's keysets by their hashes.
    keysets: HashMap<String, Keyset>,
    /// Those that the record proves.
    proved: BTreeSet<String>,
    /// The record's key that proofs were checked against.
    pub(super) key: Option<VerifierKey>,
    /// What is not as it should be.
    faults: Vec<Fault>,
}

impl Ring {
    /// Reads all keysets and derives the reader's own keys from the newest root.
    pub(super) fn open(
        export: &Export,
        version: u64,
        root: Root,
        key: Option<&VerifierKey>,
    ) -> Result<Self, LettersError> {
        let key = key.cloned().or_else(|| export.record_key.parse().ok());
        let mut ring = Self {
            own: Vec::new(),
            keysets: HashMap::new(),
            proved: BTreeSet::new(),
            key,
            faults: Vec::new(),
        };
        let own = Party::Account(export.account.clone());
        let keysets = export.keysets.iter().map(|one| (&own, &one.keyset, one.receipt.as_ref()));
        let others =
            export.others.iter().map(|one| (&one.party, &one.keyset, one.receipt.as_ref()));
        let mut before = None;
        for (party, signed, receipt) in keysets.chain(others) {
            before = ring.add(party, signed, receipt, before.as_ref());
        }
        ring.derive(export, version, root)?;
        Ok(ring)
    }

    /// Takes a keyset: sound, by its owner, following the one before it, and proved.
    fn add(
        &mut self,
        party: &Party,
        signed: &SignedKeyset,
        receipt: Option<&Value>,
        before: Option<&Keyset>,
    ) -> Option<Keyset> {
        let before = before.filter(|before| before.owner == *party);
        match read(party, signed, before) {
            Ok(keyset) => {
                match proof::check(&keyset, receipt, self.key.as_ref()) {
                    Ok(()) => drop(self.proved.insert(keyset.hash())),
                    // Guests are in no record: their office names them.
                    Err(_) if matches!(party, Party::Guest(_)) => {}
                    Err(fault) => self.faults.push(fault),
                }
                self.keysets.insert(keyset.hash(), keyset.clone());
                Some(keyset)
            }
            Err(reason) => {
                self.faults.push(Fault::Keyset { party: party.clone(), reason });
                None
            }
        }
    }

    /// The reader's own keys, from the newest root back along the chain.
    fn derive(&mut self, export: &Export, version: u64, root: Root) -> Result<(), LettersError> {
        let own = Party::Account(export.account.clone());
        let mut next = Some((version, root));
        while let Some((version, root)) = next {
            let keyset = self
                .keysets
                .values()
                .find(|keyset| keyset.owner == own && keyset.version == version)
                .ok_or(SealedError::OtherKeys)?;
            let keys = Keys::of_keyset(keyset, root)?;
            let older = export.chains.iter().find(|chain| chain.version + 1 == version);
            next = older
                .map(|chain| chain.open(keys.root()).map(|root| (chain.version, root)))
                .transpose()?;
            self.own.insert(0, keys);
        }
        Ok(())
    }

    /// What opens what is sealed for the reader, newest first.
    pub(super) fn identities(&self) -> Vec<&Identity> {
        self.own.iter().rev().map(Keys::identity).collect()
    }

    /// How letters name the reader.
    pub(super) fn holders(&self) -> Vec<Holder> {
        self.own.iter().map(Keys::holder).collect()
    }

    /// Whether a party is the reader.
    pub(super) fn is_own(&self, party: &Party) -> bool {
        self.own.iter().any(|keys| keys.keyset().owner == *party)
    }

    /// What is not as it should be with the keys.
    pub(super) fn take_faults(&mut self) -> Vec<Fault> {
        std::mem::take(&mut self.faults)
    }

    /// A keyset by its hash.
    pub(super) fn keyset(&self, hash: &str) -> Option<&Keyset> {
        self.keysets.get(hash)
    }

    /// Whether the record proves a keyset.
    pub(super) fn is_proved(&self, hash: &str) -> bool {
        self.proved.contains(hash)
    }
}

fn read(
    party: &Party,
    signed: &SignedKeyset,
    before: Option<&Keyset>,
) -> Result<Keyset, SealedError> {
    let keyset = Keyset::read(&signed.jws)?;
    if keyset.owner != *party {
        return Err(SealedError::OtherKeys);
    }
    match (&signed.previous_jws, before) {
        (Some(previous), Some(before)) => keyset.follows(before, previous)?,
        (None, None) if keyset.version == 1 => {}
        _ => return Err(SealedError::BadSignature("keyset")),
    }
    Ok(keyset)
}
