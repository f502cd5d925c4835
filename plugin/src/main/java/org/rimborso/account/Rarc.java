package org.rimborso.account;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.rule.Message;

/**
 * Remark codes that name what a vague denial is about, in our own words. All others are listed as
 * sent and change nothing.
 */
record Rarc(String code, DenialCategory category, String action) {
  /** The claim could not be processed: it is filed anew, and there is no right to appeal. */
  static final String UNPROCESSABLE = "MA130";

  private static final Map<String, Rarc> ALL = new HashMap<>();

  static {
    add(DenialCategory.DOCUMENTATION, "send-records", "M127", "N29", "N102", "N706", "M29", "M30");
    add(DenialCategory.DOCUMENTATION, "send-records", "M31", "N26", "N225");
    add(DenialCategory.CODING, "query-clinician", "M76", "MA63", "M64");
    add(DenialCategory.COORDINATION, "bill-other-payer", "MA04", "N4");
    add(DenialCategory.ELIGIBILITY, "verify-coverage", "MA27", "MA61", "N382");
    add(DenialCategory.MEDICAL_NECESSITY, "appeal", "N115", "N386");
    add(DenialCategory.DUPLICATE, "find-first-claim", "N522");
    add(DenialCategory.DATA, "correct-and-resubmit", "M51", "M77", "N290", UNPROCESSABLE);
  }

  static Optional<Rarc> of(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** Every listed code, sorted. */
  static List<String> codes() {
    return ALL.keySet().stream().sorted().toList();
  }

  Message meaning() {
    return Message.of(Rarc.class, "rarc." + code);
  }

  private static void add(DenialCategory category, String action, String... codes) {
    Arrays.stream(codes).forEach(code -> ALL.put(code, new Rarc(code, category, action)));
  }
}
