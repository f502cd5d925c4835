package org.rimborso.account;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rimborso.rule.Message;

/**
 * What a claim adjustment reason code asks for, in our own words (X12's texts are X12's). A code
 * that is not listed is category {@code review}: someone has to read it.
 *
 * @param known whether the code is listed
 * @param action the next step: see {@code next.*} in the bundle
 */
record Carc(String code, boolean known, DenialCategory category, String action) {
  /** The payer stays with its decision: the next level of appeal is due. */
  static final String UPHELD = "193";

  /** The payer cuts what it allowed itself: no fault of the contract. */
  private static final List<String> AFTER_ALLOWED = List.of("253", "104", "144", "237");

  /** Codes that mean little without the remark beside them. */
  private static final List<String> NEED_REMARK = List.of("16", "226", "252", "A1");

  private static final Map<String, Carc> ALL = new HashMap<>();

  static {
    add(DenialCategory.PATIENT_SHARE, "bill-patient", "1", "2", "3", "66");
    add(DenialCategory.CONTRACTUAL, "none", "45", "253", "23", "104", "131", "144", "237");
    add(DenialCategory.PENDED, "ask-payer", "133");
    add(DenialCategory.UPHELD, "appeal-next-level", UPHELD);
    add(DenialCategory.CODING, "correct-and-resubmit", "4", "181", "182");
    add(DenialCategory.CODING, "check-pair", "236");
    add(DenialCategory.CODING, "check-and-resubmit", "5", "6", "7", "8", "58");
    add(DenialCategory.CODING, "query-clinician", "9", "10", "12", "146");
    add(DenialCategory.CODING, "query-clinician-or-appeal", "11", "167");
    add(DenialCategory.DATA, "correct-and-resubmit", "16");
    add(DenialCategory.DUPLICATE, "find-first-claim", "18");
    add(DenialCategory.COORDINATION, "bill-other-payer", "19", "20", "21", "22", "109", "B11");
    add(DenialCategory.ELIGIBILITY, "verify-coverage", "26", "27", "31", "140");
    add(DenialCategory.CONTRACT, "check-contract", "24", "242", "243", "288");
    add(DenialCategory.TIMELY_FILING, "prove-timely-filing", "29");
    add(DenialCategory.AUTHORIZATION, "obtain-authorization", "15", "39", "197", "198");
    add(DenialCategory.MEDICAL_NECESSITY, "appeal", "49", "50", "96", "150", "151", "204", "272");
    add(DenialCategory.BUNDLING, "check-bundling", "59", "97", "107", "234", "B15");
    add(DenialCategory.BENEFIT, "check-benefit", "119", "B14", "B16");
    add(DenialCategory.DOCUMENTATION, "send-records", "226", "251", "252", "B12");
    add(DenialCategory.CREDENTIALING, "check-enrolment", "170", "183", "185", "B7");
    add(DenialCategory.REVIEW, "read-answer", "129", "A1", "B13", "B20");
  }

  static Carc of(String code) {
    Carc listed = ALL.get(code);
    return listed == null ? new Carc(code, false, DenialCategory.REVIEW, "read-answer") : listed;
  }

  /** Whether {@code code}, with its group or without, is listed here or is a remark code. */
  static boolean isKnown(String code) {
    String plain = code.substring(code.indexOf('-') + 1);
    return ALL.containsKey(plain) || Adjustment.remarkIn(plain).isPresent();
  }

  /** Every listed code, sorted. */
  static List<String> codes() {
    return ALL.keySet().stream().sorted().toList();
  }

  /** Whether it takes from the amount that is allowed, as a penalty or incentive does. */
  boolean isAfterAllowed() {
    return AFTER_ALLOWED.contains(code);
  }

  boolean needsRemark() {
    return NEED_REMARK.contains(code);
  }

  Message meaning() {
    return Message.of(Carc.class, known ? "carc." + code : "carc.unknown");
  }

  private static void add(DenialCategory category, String action, String... codes) {
    Arrays.stream(codes).forEach(code -> ALL.put(code, new Carc(code, true, category, action)));
  }
}
