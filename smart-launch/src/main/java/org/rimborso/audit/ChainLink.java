package org.rimborso.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;

/** The hash of a row: SHA-256 over the hash before it and all its columns. */
final class ChainLink {
  private ChainLink() {}

  static String of(String previous, long seq, long millis, AuditEntry entry) {
    return of(
        List.of(
            previous,
            Long.toString(seq),
            Long.toString(millis),
            entry.who().map(Who::issuer).orElse(""),
            entry.who().map(Who::subject).orElse(""),
            entry.who().flatMap(Who::fhirUser).map(Reference::toString).orElse(""),
            entry.action().name(),
            entry.patient().map(Reference::toString).orElse(""),
            String.join(" ", entry.resources()),
            entry.outcome().name(),
            entry.reason(),
            entry.launchId().orElse("")));
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
