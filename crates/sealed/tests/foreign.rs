//! What comes from elsewhere is read with care: any bytes, and sound ones that were changed.

#[path = "../fuzz/digest.rs"]
mod digest;

use commons::Id;
use proptest::prelude::*;
use sealed::{
    CaseKey, Change, Export, ExportCase, Keys, Keyset, Letter, Party, RecoveryCode, Root,
    SealedError, Step, Thread, Wrap,
    jws::Kind,
    letter::{Door, Kind as LetterKind},
    wrap::Way,
};

const CASE: &str = "c0case0case0case0case0case";

fn account() -> Keys {
    Keys::first(Party::Account(Id::from("01234abcdefghjkmnpqrstvwxy")), Root::of([1; 32]))
}

fn office() -> Keys {
    Keys::first(Party::Office("buergerservice".parse().unwrap()), Root::of([2; 32]))
}

fn letter(seq: u64, prev: Option<String>) -> Letter {
    Letter {
        attachments: Vec::new(),
        author: None,
        body: "Guten Tag\n".to_owned(),
        case: Id::from(CASE),
        door: Door::Online,
        from: account().holder(),
        id: Id::random(),
        key: 1,
        kind: LetterKind::Letter,
        prev,
        receipt_of: None,
        seq,
        subject: "Frage".to_owned(),
        time: "2026-11-26T10:00:00Z".parse().unwrap(),
        to: vec![office().holder()],
        v: 1,
    }
}

fn step(change: Change, number: u64, epoch: u64, keys: &Keys) -> Step {
    Step {
        by: "office-head".to_owned(),
        change,
        epoch,
        keyset: keys.keyset().hash(),
        members: [("clerk".to_owned(), 2)].into(),
        office: "buergerservice".parse().unwrap(),
        role: matches!(change, Change::Joined | Change::Left).then(|| "clerk".to_owned()),
        step: number,
        time: "2026-11-26T10:00:00Z".parse().unwrap(),
        v: 1,
    }
}

#[test]
fn a_signature_counts_for_its_kind_and_its_signer_only() {
    let (account, office) = (account(), office());
    let jws = letter(1, None).sign(&account).unwrap();
    let ours = [office.holder()];
    assert!(Letter::read(&jws, account.keyset(), &ours).is_ok());
    assert_eq!(
        Letter::read(&jws, office.keyset(), &ours),
        Err(SealedError::BadSignature("letter"))
    );
    let as_index = account.sign(Kind::Index, &letter(1, None)).unwrap();
    assert_eq!(
        Letter::read(&as_index, account.keyset(), &ours),
        Err(SealedError::BadSignature("letter"))
    );
}

#[test]
fn nobody_can_write_in_anothers_name() {
    let (account, office) = (account(), office());
    let forged = Letter { from: account.holder(), ..letter(1, None) }.sign(&office).unwrap();
    let refused = Letter::read(&forged, office.keyset(), &[office.holder()]);
    assert_eq!(refused, Err(SealedError::BadSignature("letter")));
}

#[test]
fn what_only_offices_write_is_believed_from_offices_only() {
    let (account, office) = (account(), office());
    let plain = letter(1, None);
    let others = [
        Letter { kind: LetterKind::Decision, ..plain.clone() },
        Letter { kind: LetterKind::Note, ..plain.clone() },
        Letter { door: Door::Paper, ..plain.clone() },
        Letter { author: Some("Amtsleitung".to_owned()), ..plain },
    ];
    for letter in others {
        let jws = letter.sign(&account).unwrap();
        let read = Letter::read(&jws, account.keyset(), &[office.holder()]);
        assert!(matches!(read, Err(SealedError::Malformed { .. })), "{read:?}");
        let from = office.holder();
        let jws = Letter { from, to: vec![account.holder()], ..letter }.sign(&office).unwrap();
        assert!(Letter::read(&jws, office.keyset(), &[account.holder()]).is_ok());
    }
}

#[test]
fn new_keys_of_a_case_come_from_offices_inside_only() {
    let stranger = Party::Account(Id::from("z1234abcdefghjkmnpqrstvwxy"));
    let [account, office] = [account(), office()].map(|keys| keys.holder().party);
    let other = Party::Office("archiv".parse().unwrap());
    let key = |maker: &Party, version| CaseKey {
        case: Id::from(CASE),
        from: sealed::Holder { keyset: String::new(), party: maker.clone() },
        root: Root::of([6; 32]),
        time: "2026-11-26T10:00:00Z".parse().unwrap(),
        to: Vec::new(),
        v: 1,
        version,
    };
    let inside = [account.clone(), office.clone()];
    let believed = |maker: &Party, version, reader: &Party, inside: &[Party]| {
        key(maker, version).is_by_insider(reader, inside)
    };
    assert!(believed(&account, 1, &account, &[]) && believed(&account, 1, &office, &[]));
    assert!(believed(&office, 1, &account, &[]) && believed(&office, 2, &account, &inside));
    for (maker, version, reader, inside) in [
        (&stranger, 1, &account, &[][..]),
        (&stranger, 1, &office, &inside),
        (&stranger, 2, &account, &inside),
        (&account, 2, &office, &inside),
        (&other, 1, &account, &inside),
        (&other, 2, &account, &inside),
        (&office, 2, &account, &[]),
    ] {
        assert!(!believed(maker, version, reader, inside), "{maker} {version} {reader}");
    }
}

#[test]
fn who_opens_a_case_brings_nobody_else_into_it() {
    let guest = Party::Guest(Id::from("gvestgvestgvestgvestgvest0"));
    let [guest, other] = [guest, Party::Office("archiv".parse().unwrap())]
        .map(|party| Keys::first(party, Root::of([7; 32])));
    let read = |maker: &Keys, others: &[&Keys], version| {
        let mut to: Vec<_> = others.iter().map(|keys| keys.holder()).collect();
        to.push(maker.holder());
        to.sort_by(|one, other| one.party.cmp(&other.party));
        let key = CaseKey {
            case: Id::from(CASE),
            from: maker.holder(),
            root: Root::of([6; 32]),
            time: "2026-11-26T10:00:00Z".parse().unwrap(),
            to,
            v: 1,
            version,
        };
        let jws = key.sign(maker).unwrap();
        CaseKey::read(&jws, maker.keyset(), &key.case, &[office().holder()])
    };
    for maker in [&guest, &account()] {
        assert!(read(maker, &[&office()], 1).is_ok());
        for others in [&[&office(), &other][..], &[&office(), &account(), &guest], &[]] {
            let others: Vec<_> =
                others.iter().copied().filter(|it| it.holder() != maker.holder()).collect();
            assert!(read(maker, &others, 1).is_err());
        }
    }
    assert!(read(&office(), &[&other, &guest, &account()], 1).is_ok(), "offices do");
}

#[test]
fn other_algorithms_and_other_bytes_of_the_same_meaning_are_refused() {
    let account = account();
    let jws = letter(1, None).sign(&account).unwrap();
    let (_, rest) = jws.split_once('.').unwrap();
    let hash = account.keyset().hash();
    for header in [
        format!(r#"{{"alg":"none","kid":"{hash}","typ":"allmende-letter+jws"}}"#),
        format!(r#"{{"alg":"HS256","kid":"{hash}","typ":"allmende-letter+jws"}}"#),
        format!(r#"{{"alg":"EdDSA", "kid":"{hash}","typ":"allmende-letter+jws"}}"#),
        format!(r#"{{"alg":"EdDSA","crit":[],"kid":"{hash}","typ":"allmende-letter+jws"}}"#),
        format!(r#"{{"alg":"EdDSA","kid":"{hash}","typ":"allmende-keyset+jws"}}"#),
    ] {
        let other = format!("{}.{rest}", sealed::b64u::encode(header));
        let refused = Letter::read(&other, account.keyset(), &[account.holder()]);
        assert_eq!(refused, Err(SealedError::BadSignature("letter")));
    }
}

#[test]
fn a_thread_takes_letters_in_their_order_only() {
    let account = account();
    let first = letter(1, None);
    let first_jws = first.sign(&account).unwrap();
    let mut thread = Thread::new(Id::from(CASE));
    let second = letter(2, Some(sealed::canonical::sha256_hex(&first_jws)));
    let second_jws = second.sign(&account).unwrap();
    assert_eq!(thread.take(&second_jws, &second), Err(SealedError::BrokenChain(2)));
    thread.take(&first_jws, &first).unwrap();
    let changed = Letter { prev: Some("0".repeat(64)), ..second.clone() };
    assert_eq!(thread.take(&second_jws, &changed), Err(SealedError::BrokenChain(2)));
    let elsewhere = Letter { case: Id::random(), ..second.clone() };
    assert_eq!(thread.take(&second_jws, &elsewhere), Err(SealedError::BrokenChain(2)));
    thread.take(&second_jws, &second).unwrap();
    assert_eq!(thread.last().0, 2);
}

#[test]
fn a_keyset_follows_the_one_before_it_only() {
    let first = account();
    let second = first.next(Root::of([3; 32]));
    let signed = second.publish(Some(&first)).unwrap();
    let keyset = Keyset::read(&signed.jws).unwrap();
    let previous_jws = signed.previous_jws.unwrap();
    keyset.follows(first.keyset(), &previous_jws).unwrap();
    assert!(keyset.follows(office().keyset(), &previous_jws).is_err());
    let third = second.next(Root::of([4; 32]));
    let jumped = third.keyset();
    assert!(jumped.follows(first.keyset(), &previous_jws).is_err());
}

#[test]
fn steps_follow_one_another_from_the_founding() {
    let first = office();
    let second = first.next(Root::of([5; 32]));
    let founded = step(Change::Founded, 1, 1, &first);
    let joined = step(Change::Joined, 2, 1, &first);
    let left = step(Change::Left, 3, 2, &second);
    founded.follows(None).unwrap();
    joined.follows(Some(&founded)).unwrap();
    left.follows(Some(&joined)).unwrap();
    assert!(joined.follows(None).is_err());
    assert!(left.follows(Some(&founded)).is_err());
    assert!(step(Change::Left, 3, 1, &first).follows(Some(&joined)).is_err());
    assert!(founded.follows(Some(&joined)).is_err());
    let jws = left.sign(&second).unwrap();
    assert_eq!(Step::read(&jws, second.keyset()), Ok(left));
    assert!(Step::read(&jws, first.keyset()).is_err());
}

#[test]
fn a_wrap_that_asks_for_too_little_or_too_much_is_refused_before_any_work() {
    let id = Id::random();
    let sound = Wrap::by_passphrase(&id, 1, &Root::random(), "passphrase").unwrap();
    let refusals = |change: fn(&mut sealed::wrap::PassphraseKdf)| {
        let mut wrap = sound.clone();
        let Way::Passphrase { kdf } = &mut wrap.way else { panic!("a passphrase") };
        change(kdf);
        wrap.open_by_passphrase("passphrase").unwrap_err()
    };
    assert_eq!(refusals(|kdf| kdf.m = 65_535), SealedError::WeakWrap);
    assert_eq!(refusals(|kdf| kdf.t = 2), SealedError::WeakWrap);
    assert_eq!(refusals(|kdf| kdf.p = 1), SealedError::WeakWrap);
    assert_eq!(refusals(|kdf| kdf.name = "argon2d".to_owned()), SealedError::WeakWrap);
    assert_eq!(refusals(|kdf| kdf.m = 1_048_577), SealedError::CostlyWrap);
    assert_eq!(refusals(|kdf| kdf.t = 17), SealedError::CostlyWrap);
    // Whoever raises it within bounds only makes the passphrase wrong.
    assert_eq!(refusals(|kdf| kdf.t = 4), SealedError::WrongSecret);
}

#[test]
fn a_wrap_opens_for_its_account_and_version_only() {
    let (root, code) = (Root::random(), RecoveryCode::random());
    let wrap = Wrap::by_recovery_code(&Id::random(), 2, &root, &code).unwrap();
    assert_eq!(wrap.open_by_recovery_code(&code), Ok(root));
    let other = Wrap { account: Id::random(), ..wrap.clone() };
    assert_eq!(other.open_by_recovery_code(&code), Err(SealedError::WrongSecret));
    let older = Wrap { version: 1, ..wrap.clone() };
    assert_eq!(older.open_by_recovery_code(&code), Err(SealedError::WrongSecret));
    assert_eq!(wrap.open_by_passphrase("passphrase"), Err(SealedError::WrongSecret));
}

#[test]
fn an_export_names_files_that_stay_in_their_folder() {
    let case = serde_json::json!({
        "case": "../../../../etc/passwd0000", "code": "K7M2-9QXD", "keys": [], "letters": [],
        "office": "buergerservice",
    });
    assert!(serde_json::from_value::<ExportCase>(case).is_err());
    assert_eq!(Export::letter_file(&Id::from(CASE)), format!("letters/{CASE}.age"));
}

/// JSON that looks like a letter, a case key, a step or an export, and is none.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let (account, office) = (account(), office());
    let key = CaseKey {
        case: Id::from(CASE),
        from: account.holder(),
        root: Root::of([6; 32]),
        time: "2026-11-26T10:00:00Z".parse().unwrap(),
        to: vec![account.holder(), office.holder()],
        v: 1,
        version: 1,
    };
    let sound = [
        serde_json::to_vec(&letter(1, None)).unwrap(),
        serde_json::to_vec(&key).unwrap(),
        serde_json::to_vec(&step(Change::Founded, 1, 1, &office)).unwrap(),
        br#"{"account":"01234abcdefghjkmnpqrstvwxy","base_url":"","cases":[],"chains":[],"keysets":[],"made":"2026-11-26T10:00:00Z","others":[],"record_key":"","town":"","v":1,"wraps":[]}"#.to_vec(),
        account.publish(None).unwrap().jws.into_bytes(),
    ];
    let change = (any::<prop::sample::Index>(), any::<u8>(), any::<bool>());
    (prop::sample::select(sound.to_vec()), prop::collection::vec(change, 0..3)).prop_map(
        |(mut bytes, changes)| {
            for (place, byte, cut) in changes {
                let place = place.index(bytes.len());
                if cut {
                    bytes.remove(place);
                } else {
                    bytes[place] = byte;
                }
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_with_care(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        digest::anything(&bytes);
    }

    #[test]
    fn what_nearly_is_sound_is_read_with_care(bytes in nearly()) {
        digest::anything(&bytes);
    }

    #[test]
    fn a_changed_signature_or_payload_is_refused(place in any::<prop::sample::Index>(), byte in prop::sample::select(b"ABYZabyz0189_.-".to_vec())) {
        let account = account();
        let jws = letter(1, None).sign(&account).unwrap();
        let mut changed = jws.clone().into_bytes();
        let place = place.index(changed.len());
        changed[place] = byte;
        let changed = String::from_utf8(changed).unwrap();
        let read = Letter::read(&changed, account.keyset(), &[account.holder()]);
        prop_assert_eq!(read.is_ok(), changed == jws);
    }

    #[test]
    fn two_shares_of_three_lead_back_and_mixed_ones_do_not(secret in any::<[u8; 32]>()) {
        let root = Root::of(secret);
        let [one, two, three] = sealed::shamir::split(&root);
        prop_assert_eq!(&sealed::shamir::join(&one, &two).unwrap(), &root);
        prop_assert_eq!(&sealed::shamir::join(&three, &two).unwrap(), &root);
        let mut wrong = three;
        wrong[0] ^= 1;
        prop_assert_ne!(&sealed::shamir::join(&one, &wrong).unwrap(), &root);
    }

    #[test]
    fn files_of_any_length_come_back_as_they_went(length in 0_usize..200_000) {
        let case = sealed::case_identity(&Root::of([7; 32]));
        let content = vec![7; length];
        let mut file = Vec::new();
        let facts = sealed::seal_attachment(&case.recipient(), &content[..], &mut file).unwrap();
        let mut opened = Vec::new();
        sealed::open_attachment(&case, &file[..], &facts, &mut opened).unwrap();
        prop_assert_eq!(opened, content);
    }
}
