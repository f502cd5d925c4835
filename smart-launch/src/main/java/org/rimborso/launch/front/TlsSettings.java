package org.rimborso.launch.front;

import java.nio.file.Path;
import java.util.List;

/** Where the server's own certificate is. */
public sealed interface TlsSettings {
  /**
   * As certificate authorities hand it out.
   *
   * @param certificate PEM: ours first, then those that lead to its authority
   * @param key PEM, PKCS#8, without a password
   */
  record Pem(Path certificate, Path key) implements TlsSettings {}

  /**
   * A PKCS#12 file.
   *
   * @param passwordFile holds its password on the first line
   */
  record Pkcs12(Path file, Path passwordFile) implements TlsSettings {}

  /** All files of which one may change. */
  default List<Path> files() {
    return this instanceof Pem pem
        ? List.of(pem.certificate(), pem.key())
        : List.of(((Pkcs12) this).file(), ((Pkcs12) this).passwordFile());
  }
}
