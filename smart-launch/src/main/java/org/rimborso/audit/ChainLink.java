package org.rimborso.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The hash of a row: SHA-256 over the hash before it and all its columns. */
final class ChainLink {
  /** What stands before the first row. */
  static final String BEGINNING = "0".repeat(64);

  private ChainLink() {}

  static String of(String previous, long seq, long millis, List<String> columns) {
    return of(
        Stream.concat(
                Stream.of(previous, Long.toString(seq), Long.toString(millis)), columns.stream())
            .toList());
  }

  /** Each field is preceded by its length: moving a character between fields changes the hash. */
  static String of(List<String> fields) {
    MessageDigest digest = sha256();
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
