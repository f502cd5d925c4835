package org.rimborso.codebooks.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Coding;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.ehr.Budget;

/**
 * One search of the loaded sets and the terminology server, within one budget.
 *
 * @param chosen a code to be looked at besides
 */
record WideSearch(
    TerminologyServer server, ShelfSnapshot snapshot, Search search, Optional<String> chosen) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.]{2,15}");

  /** Below this the server would be asked for half of its codes. */
  private static final int SHORTEST = 3;

  /**
   * Both together.
   *
   * @param here what the loaded sets gave
   */
  CodesFound found(List<FoundCode> here) {
    Budget budget = server.budget();
    Optional<Expansions.Heard> there =
        Optional.of(search)
            .filter(one -> one.typed().strip().length() >= SHORTEST)
            .flatMap(one -> server.expand(one, budget));
    Map<String, String> names = inTurn(here, there.map(Expansions.Heard::codes).orElse(List.of()));
    Answers answers = server.judge(open(names.keySet()), budget);
    CodeSets codes = new AnsweredCodeSets(snapshot.codes(), answers);
    Optional<Cause> trouble = there.flatMap(Expansions.Heard::trouble).or(answers::trouble);
    return new CodesFound(
        Stream.concat(typedCode(names, codes), names.keySet().stream())
            .limit(search.most())
            .map(code -> search.judged(codes, code, names.getOrDefault(code, "")))
            .toList(),
        chosen.map(code -> search.judged(codes, code, "")),
        there.isPresent() && trouble.isEmpty(),
        trouble,
        snapshot.damage().isPresent());
  }

  /** Bare codes with their names: the first of both, then the second of both, and so on. */
  private static Map<String, String> inTurn(List<FoundCode> here, List<Coding> there) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      if (i < here.size()) {
        names.putIfAbsent(CodeSets.normalize(here.get(i).code()), here.get(i).name());
      }
      if (i < there.size()) {
        Coding one = there.get(i);
        names.putIfAbsent(CodeSets.normalize(one.code()), one.display().orElse(""));
      }
    }
    return names;
  }

  /** What the loaded sets cannot judge: of what was found, typed and looked at. */
  private Set<Question> open(Set<String> codes) {
    List<String> all = new ArrayList<>();
    typedAsCode().ifPresent(all::add);
    chosen.filter(code -> CODE.matcher(code).matches()).ifPresent(all::add);
    codes.stream().limit(search.most()).forEach(all::add);
    Set<Question> open = new LinkedHashSet<>();
    all.stream()
        .filter(code -> ask(snapshot.codes(), code) instanceof CodeAnswer.NotLoaded)
        .forEach(code -> open.add(new Question(search.system(), code, search.day())));
    return open;
  }

  private CodeAnswer ask(CodeSets codes, String code) {
    return codes.ask(search.system(), code, search.day());
  }

  /** Servers search names; a whole code is looked up instead. */
  private Optional<String> typedAsCode() {
    return Optional.of(search.typed().strip())
        .filter(typed -> CODE.matcher(typed).matches())
        .filter(typed -> typed.chars().anyMatch(Character::isDigit));
  }

  private Stream<String> typedCode(Map<String, String> names, CodeSets codes) {
    return typedAsCode()
        .map(CodeSets::normalize)
        .filter(code -> !names.containsKey(code))
        .filter(code -> exists(ask(codes, code)))
        .stream();
  }

  private static boolean exists(CodeAnswer answer) {
    return !(answer instanceof CodeAnswer.NotLoaded || answer instanceof CodeAnswer.Unknown);
  }
}
