package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Message;
import org.rimborso.rule.Phrase;
import org.rimborso.rule.Phrases;

/**
 * Codes that a published map gives in place of another, for a person to choose from: those that may
 * be billed on the code date first, then those that no loaded set judges, then categories. Codes
 * that are known not to stand on that day are left out.
 *
 * @param to the system whose codes are wanted
 * @param day the code date
 */
record MappedCodes(CodeSets codes, CodeSystem to, LocalDate day) {
  private static final int SHOWN = 4;

  /** Some codes are mapped to hundreds; so many are looked at, the nearest first. */
  private static final int CONSIDERED = 20;

  private static final int UNUSABLE = 3;

  private record Candidate(String code, int rank) {}

  /**
   * The next step that names candidates for {@code code}: the rule's {@code next-mapped}, or {@code
   * next-mapped-many} where there are more than it names; {0} are the codes, {1} is their system.
   * Empty where no map gives a usable one.
   */
  Optional<Message> advice(Fault fault, CodeSystem from, String code) {
    List<String> mapped = codes.translations(from, code, to).orElseGet(List::of);
    List<Candidate> usable = usable(mapped);
    if (usable.isEmpty()) {
      return Optional.empty();
    }
    boolean more = usable.size() > SHOWN || mapped.size() > CONSIDERED;
    List<Phrase> names = new ArrayList<>();
    for (Candidate candidate : usable.subList(0, Math.min(SHOWN, usable.size()))) {
      names.add(CodeName.of(codes, to, candidate.code()));
    }
    String key = more ? "next-mapped-many" : "next-mapped";
    return Optional.of(fault.message(key, new Phrases(names), to.label()));
  }

  private List<Candidate> usable(List<String> mapped) {
    List<Candidate> usable = new ArrayList<>();
    for (String code : mapped.subList(0, Math.min(CONSIDERED, mapped.size()))) {
      int rank = rank(codes.ask(to, code, day));
      if (rank < UNUSABLE) {
        usable.add(new Candidate(code, rank));
      }
    }
    usable.sort(Comparator.comparingInt(Candidate::rank));
    return usable;
  }

  private static int rank(CodeAnswer answer) {
    if (answer instanceof CodeAnswer.Billable) {
      return 0;
    }
    if (answer instanceof CodeAnswer.NotLoaded) {
      return 1;
    }
    return answer instanceof CodeAnswer.Header ? 2 : UNUSABLE;
  }
}
