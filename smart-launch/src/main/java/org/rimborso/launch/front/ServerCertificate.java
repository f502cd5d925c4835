package org.rimborso.launch.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;

/**
 * A certificate with its chain and key, checked to belong together and to be in force.
 *
 * @param store holds nothing else
 * @param password of the key in it
 */
record ServerCertificate(KeyStore store, String password) {
  private static final String ALIAS = "rimborso";

  static ServerCertificate load(TlsSettings settings) throws BadCertificate {
    try {
      return settings instanceof TlsSettings.Pem pem
          ? pem(pem)
          : pkcs12((TlsSettings.Pkcs12) settings);
    } catch (GeneralSecurityException | IOException broken) {
      throw new BadCertificate(settings.files().get(0) + " cannot be used as a certificate.");
    }
  }

  private static ServerCertificate pem(TlsSettings.Pem pem)
      throws BadCertificate, GeneralSecurityException, IOException {
    Certificate[] chain = PemFiles.certificates(pem.certificate());
    return of(PemFiles.key(pem.key()), chain, pem);
  }

  private static ServerCertificate pkcs12(TlsSettings.Pkcs12 settings)
      throws BadCertificate, GeneralSecurityException, IOException {
    String text = new String(PemFiles.bytes(settings.passwordFile()), StandardCharsets.UTF_8);
    char[] password = text.lines().findFirst().orElse("").toCharArray();
    KeyStore file = KeyStore.getInstance("PKCS12");
    try {
      file.load(new ByteArrayInputStream(PemFiles.bytes(settings.file())), password);
    } catch (IOException broken) {
      throw new BadCertificate(
          broken.getCause() instanceof UnrecoverableKeyException
              ? settings.passwordFile() + " does not hold the password of " + settings.file() + "."
              : settings.file() + " is no PKCS#12 file.");
    }
    for (String alias : Collections.list(file.aliases())) {
      if (file.getKey(alias, password) instanceof PrivateKey key) {
        return of(key, file.getCertificateChain(alias), settings);
      }
    }
    throw new BadCertificate(settings.file() + " holds no private key.");
  }

  private static ServerCertificate of(PrivateKey key, Certificate[] chain, TlsSettings settings)
      throws BadCertificate, GeneralSecurityException, IOException {
    X509Certificate own = (X509Certificate) chain[0];
    Optional<String> fault = fault(key, own);
    if (fault.isPresent()) {
      throw new BadCertificate(settings.files().get(0) + " " + fault.get());
    }
    String password = "in memory only";
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, password.toCharArray(), chain);
    return new ServerCertificate(store, password);
  }

  private static Optional<String> fault(PrivateKey key, X509Certificate own)
      throws GeneralSecurityException {
    if (!belongTogether(key, own)) {
      return Optional.of("begins with a certificate that is not for this key.");
    }
    try {
      own.checkValidity();
    } catch (GeneralSecurityException notInForce) {
      return Optional.of(
          "is in force from "
              + own.getNotBefore().toInstant()
              + " to "
              + own.getNotAfter().toInstant()
              + ", not now.");
    }
    return Optional.empty();
  }

  /** A word signed by the one verifies by the other. */
  private static boolean belongTogether(PrivateKey key, X509Certificate own)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(own.getPublicKey().getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    byte[] word = {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(word);
    byte[] signed = signature.sign();
    signature.initVerify(own.getPublicKey());
    signature.update(word);
    return signature.verify(signed);
  }

  /** Names nothing of the key. */
  @Override
  public String toString() {
    return "ServerCertificate[]";
  }
}
