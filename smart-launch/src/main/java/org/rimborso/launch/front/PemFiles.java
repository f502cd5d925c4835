package org.rimborso.launch.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys in the text form of RFC 7468. */
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private PemFiles() {}

  static Certificate[] certificates(Path file) throws BadCertificate {
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      Certificate[] chain =
          x509.generateCertificates(new ByteArrayInputStream(bytes(file)))
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw new BadCertificate(file + " holds no certificate in PEM.");
      }
      return chain;
    } catch (GeneralSecurityException broken) {
      throw new BadCertificate(file + " holds no certificate in PEM.");
    }
  }

  static PrivateKey key(Path file) throws BadCertificate {
    Matcher text = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
    if (!text.find()) {
      throw new BadCertificate(
          file
              + " holds no private key in PKCS#8 PEM without a password;"
              + " openssl pkcs8 -topk8 -nocrypt turns others into one.");
    }
    PKCS8EncodedKeySpec key;
    try {
      key = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
    } catch (IllegalArgumentException broken) {
      throw new BadCertificate(file + " holds a private key that cannot be read.");
    }
    return ALGORITHMS.stream()
        .flatMap(algorithm -> key(algorithm, key).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new BadCertificate(
                    file + " holds a private key that is neither RSA, EC nor EdDSA."));
  }

  private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec key) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(key));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }

  static byte[] bytes(Path file) throws BadCertificate {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new BadCertificate(file + " cannot be read.");
    }
  }
}
