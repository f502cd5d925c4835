package org.rimborso.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Party;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.chart.WriteOff;
import org.rimborso.payer.Payers;

/** Synthetic claims and answers, with as little in them as a test needs. */
final class Papers {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final Party PAYER = Party.of(ref("Organization/o1"));
  static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  static final String RARC = "https://x12.org/codes/remittance-advice-remark-codes";

  private Papers() {}

  static Reference ref(String text) {
    return Reference.parse(text).orElseThrow();
  }

  static Money usd(String value) {
    return Money.of(value, "USD");
  }

  static LocalDate daysAgo(int days) {
    return TODAY.minusDays(days);
  }

  static List<Account> accounts(Resource... resources) {
    return new Accounts(Payers.NONE).of(chart(resources));
  }

  static Account account(Resource... resources) {
    return account(Payers.NONE, resources);
  }

  static Account account(Payers payers, Resource... resources) {
    List<Account> all = new Accounts(payers).of(chart(resources));
    if (all.size() != 1) {
      throw new AssertionError("expected one account, not " + all.size());
    }
    return all.get(0);
  }

  static Chart chart(Resource... resources) {
    return new Chart(TODAY, ZoneOffset.UTC, Arrays.asList(resources), List.of());
  }

  /** An active professional claim made {@code daysAgo} days ago, one line per net. */
  static Claim claim(String id, int daysAgo, String... nets) {
    return new Bills(id).created(daysAgo).nets(nets).claim();
  }

  /** A final answer to {@code Claim/c1}, made {@code daysAgo} days ago. */
  static ClaimResponse answer(int daysAgo, Answer.LineAnswer... lines) {
    return new Replies("r1").created(daysAgo).lines(lines).response();
  }

  static Answer.LineAnswer line(int sequence, Adjudication... entries) {
    return new Answer.LineAnswer(sequence, List.of(entries), List.of());
  }

  /** An amount of a category, without a reason. */
  static Adjudication amount(String category, String value) {
    return new Adjudication(
        coded("http://terminology.hl7.org/CodeSystem/adjudication", category),
        List.of(),
        Optional.empty(),
        Optional.of(usd(value)),
        Optional.empty());
  }

  /** An amount of a category with the reason for it, such as {@code CO-16} with {@code N56}. */
  static Adjudication amount(String category, String value, String code, String... remarks) {
    Adjudication plain = amount(category, value);
    String[] parts = code.split("-", -1);
    return new Adjudication(
        plain.category(),
        List.of(reason(parts[parts.length - 1], remarks)),
        parts.length > 1 ? Optional.of(parts[0]) : Optional.empty(),
        plain.amount(),
        Optional.empty());
  }

  /** An adjustment of its own: category is the group, such as {@code CO-45}. */
  static Adjudication adjustment(String code, String value, String... remarks) {
    String[] parts = code.split("-", -1);
    return new Adjudication(
        coded("https://x12.org/codes/claim-adjustment-group-codes", parts[0]),
        List.of(reason(parts[1], remarks)),
        Optional.empty(),
        Optional.of(usd(value)),
        Optional.empty());
  }

  static CodeableConcept coded(String system, String code) {
    return new CodeableConcept(
        List.of(new Coding(system, code, Optional.empty())), Optional.empty());
  }

  static Note note(String id, int daysAgo, Optional<LocalDate> followUpOn, Note.Status status) {
    return new Note(
        id,
        new Note.Author("Practitioner/b1", "A. Biller"),
        daysAgo(daysAgo).atStartOfDay().toInstant(ZoneOffset.UTC),
        Note.Kind.CALL,
        "Called.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        followUpOn,
        status);
  }

  static FollowUp followUp(String account, Note... notes) {
    return new FollowUp(
        ref("ClaimResponse/ours-" + account.replace('/', '-')),
        Optional.empty(),
        ref(account),
        Optional.empty(),
        List.of(notes));
  }

  static Instant instant(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static CodeableConcept reason(String carc, String... remarks) {
    List<Coding> codings = new ArrayList<>();
    codings.add(new Coding(CARC, carc, Optional.empty()));
    for (String remark : remarks) {
      codings.add(new Coding(RARC, remark, Optional.empty()));
    }
    return new CodeableConcept(codings, Optional.empty());
  }

  /** A coverage of {@code Organization/payer} at this place. */
  static Coverage coverage(String id, String payer, int order) {
    return coverage(id, payer, order, "urn:test");
  }

  /** A coverage that says that the patient pays. */
  static Coverage selfPay(String id) {
    return coverage(id, "none", 1, "http://terminology.hl7.org/CodeSystem/coverage-selfpay");
  }

  private static Coverage coverage(String id, String payer, int order, String system) {
    return new Coverage(
        ref("Coverage/" + id),
        Optional.empty(),
        "active",
        new CodeableConcept(
            List.of(new Coding(system, "pay", Optional.empty())), Optional.of("Test plan")),
        Period.UNKNOWN,
        List.of(Party.of(ref("Organization/" + payer))),
        Optional.empty(),
        OptionalInt.of(order));
  }

  static Payment paidByPatient(String id, String claim, String value) {
    return new Payment(
        ref("PaymentNotice/" + id),
        "active",
        true,
        Optional.empty(),
        List.of(
            new Payment.Part(Optional.of(ref(claim)), Optional.empty(), Optional.of(usd(value)))));
  }

  static WriteOff writeOff(String id, String account, String value) {
    return new WriteOff(ref("Basic/" + id), Optional.empty(), ref(account), usd(value));
  }
}
