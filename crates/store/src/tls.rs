//! TLS to PostgreSQL: `sslmode` as libpq understands it, through rustls with ring.

use std::{path::Path, sync::Arc};

use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};
use tokio_postgres::Config;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::postgres::chain;

/// Reads the address: `sslmode=disable`, `prefer` (the default), `require` (encrypted, but any
/// certificate is accepted) or `verify-full` (checked against `sslrootcert=FILE`, else against
/// the system's certificates).
pub(crate) fn read(url: &str) -> Result<(Config, MakeRustlsConnect), String> {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let mut driver = Vec::new();
    let (mut verify, mut root) = (false, None);
    for setting in query.split('&').filter(|s| !s.is_empty()) {
        match setting.split_once('=') {
            Some(("sslmode", "verify-full")) => {
                verify = true;
                driver.push("sslmode=require");
            }
            Some(("sslmode", "disable" | "prefer" | "require")) => driver.push(setting),
            Some(("sslmode", other)) => {
                return Err(format!(
                    "sslmode is {other:?}; expected disable, prefer, require or verify-full"
                ));
            }
            Some(("sslrootcert", file)) => root = Some(file),
            _ => driver.push(setting),
        }
    }
    let config = format!("{address}?{}", driver.join("&")).parse().map_err(|e| chain(&e))?;
    let connector = MakeRustlsConnect::new(if verify { verified(root)? } else { unverified()? });
    Ok((config, connector))
}

fn verified(root: Option<&str>) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    match root {
        Some(file) => {
            let wrong = |e: &dyn std::error::Error| format!("sslrootcert {file}: {e}");
            let certificates =
                CertificateDer::pem_file_iter(Path::new(file)).map_err(|e| wrong(&e))?;
            for certificate in certificates {
                roots.add(certificate.map_err(|e| wrong(&e))?).map_err(|e| wrong(&e))?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err("no certificate to check the server with; name one in sslrootcert".to_owned());
    }
    Ok(builder()?.with_root_certificates(roots).with_no_client_auth())
}

fn unverified() -> Result<ClientConfig, String> {
    let any = Arc::new(AnyCertificate(Arc::new(ring::default_provider())));
    Ok(builder()?.dangerous().with_custom_certificate_verifier(any).with_no_client_auth())
}

fn builder() -> Result<rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier>, String> {
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| e.to_string())
}

/// What libpq does without `verify-…`: encrypt, whoever answers.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
