package org.rimborso.codebooks.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** What a terminology server said to the questions of one review. */
public final class Answers {
  private final Map<Question, CodeAnswer> answers = new HashMap<>();
  private final Map<Question, List<Question>> children = new HashMap<>();
  private final Map<Translation, List<String>> translations = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private Optional<Cause> trouble = Optional.empty();

  /** Takes what is known of a code as the answer to a question, if it is one. */
  void add(Question question, Concept concept, ServerEdition edition) {
    concept.display().ifPresent(name -> names.put(key(question.system(), question.code()), name));
    concept.on(question, edition).ifPresent(answer -> answers.put(question, answer));
    children.put(question, concept.childrenFor(question));
  }

  void add(Question question, CodeAnswer answer) {
    answers.put(question, answer);
  }

  /** Takes what a map gives for a code. */
  void add(Translation translation, List<Coding> candidates) {
    List<String> codes = new ArrayList<>();
    for (Coding candidate : candidates) {
      String code = CodeSets.normalize(candidate.code());
      codes.add(code);
      candidate.display().ifPresent(name -> names.putIfAbsent(key(translation.to(), code), name));
    }
    translations.put(translation, List.copyOf(codes));
  }

  /** The first trouble is the one that is told. */
  void trouble(Cause cause) {
    trouble = trouble.or(() -> Optional.of(cause));
  }

  /** Why some questions have no answer; empty if the server could be asked all of them. */
  public Optional<Cause> trouble() {
    return trouble;
  }

  /** The answer; empty where the server did not say enough. */
  public Optional<CodeAnswer> to(Question question) {
    return Optional.ofNullable(answers.get(question));
  }

  /** Bare codes that a map gives; empty where the server has said nothing of a map. */
  Optional<List<String>> to(Translation translation) {
    return Optional.ofNullable(translations.get(translation));
  }

  /** How many questions were answered. */
  int size() {
    return answers.size() + translations.size();
  }

  /** The codes directly below a header, as questions. */
  List<Question> childrenOf(Question question) {
    return to(question).filter(CodeAnswer.Header.class::isInstance).isPresent()
        ? children.getOrDefault(question, List.of())
        : List.of();
  }

  /** All billable codes below; none at all unless every code below was judged. */
  List<String> billableBelow(Question header) {
    TreeSet<String> found = new TreeSet<>();
    return collect(header, found) ? new ArrayList<>(found) : List.of();
  }

  private boolean collect(Question header, Set<String> found) {
    for (Question child : childrenOf(header)) {
      CodeAnswer answer = answers.get(child);
      if (answer == null || (answer instanceof CodeAnswer.Header && !collect(child, found))) {
        return false;
      }
      if (answer instanceof CodeAnswer.Billable) {
        found.add(child.code());
      }
    }
    return true;
  }

  /** The server's name for the code. */
  Optional<String> name(CodeSystem system, String code) {
    return Optional.ofNullable(names.get(key(system, CodeSets.normalize(code))));
  }

  private static String key(CodeSystem system, String code) {
    return system.name() + " " + code;
  }
}
