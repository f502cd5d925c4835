package org.rimborso.codebooks.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.terminology.Told.Absent;
import org.rimborso.codebooks.terminology.Told.Known;
import org.rimborso.codebooks.terminology.Told.Untold;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.ehr.Budget;
import org.rimborso.fhir.read.OperationAnswer;

/** The questions of one review, put to the server within one budget. */
final class Inquiry {
  /** The levels of ICD-10-CM below a category. */
  private static final int LEVELS = 5;

  /** Of one review; a chart has some dozens of codes. */
  private static final int MOST = 400;

  private final Line line;
  private final ServerEditions editions;
  private final Cache<AskedCode, Told> kept;
  private final Budget budget;
  private final Answers answers = new Answers();
  private final Set<Question> put = new LinkedHashSet<>();

  Inquiry(Line line, ServerEditions editions, Cache<AskedCode, Told> kept, Budget budget) {
    this.line = line;
    this.editions = editions;
    this.kept = kept;
    this.budget = budget;
  }

  /** A question and the version that answers it. */
  private record Item(Question question, ServerEdition edition) {
    AskedCode key() {
      return new AskedCode(question.system(), question.code(), edition.version());
    }

    /** Some servers answer from another version than the one they were asked for. */
    boolean isAnsweredBy(OperationAnswer lookup) {
      Optional<String> version = lookup.value("version");
      boolean other = edition.version().isPresent() && !version.equals(edition.version());
      boolean otherDays =
          version
              .flatMap(name -> EditionDays.of(question.system(), name))
              .filter(days -> !days.cover(question.day()))
              .isPresent();
      return version.isEmpty() || !(other || otherDays);
    }

    /** For each spelling what it is and whether it exists. */
    List<String> urls() {
      List<String> urls = new ArrayList<>();
      for (String spelling : question.spellings()) {
        urls.add(Requests.lookup(question, spelling, edition));
        urls.add(Requests.validate(question, spelling, edition));
      }
      return urls;
    }
  }

  Answers run(Collection<Question> questions) {
    Collection<Question> next = questions;
    for (int level = 0; level < LEVELS && !next.isEmpty(); level++) {
      next = round(next);
    }
    return answers;
  }

  /** The same without what is below headers. */
  Answers once(Collection<Question> questions) {
    round(questions);
    return answers;
  }

  /** Puts questions and gives those that the answers raise: what is below a header. */
  private Collection<Question> round(Collection<Question> questions) {
    List<Item> open = new ArrayList<>();
    List<Question> fresh =
        questions.stream().filter(put::add).limit(Math.max(0, MOST - put.size())).toList();
    for (Question question : fresh) {
      edition(question).ifPresent(edition -> open.add(new Item(question, edition)));
    }
    List<Item> unknown = open.stream().filter(item -> !isKept(item)).toList();
    if (!unknown.isEmpty()) {
      hear(unknown);
    }
    open.forEach(this::answer);
    return fresh.stream().flatMap(question -> answers.childrenOf(question).stream()).toList();
  }

  private Optional<ServerEdition> edition(Question question) {
    if (answers.trouble().isPresent()) {
      return Optional.empty();
    }
    ServerEditions.Choice choice = editions.on(question.system(), question.day(), budget);
    if (choice instanceof ServerEditions.Trouble trouble) {
      answers.trouble(trouble.cause());
    }
    return choice instanceof ServerEditions.Ask ask ? Optional.of(ask.edition()) : Optional.empty();
  }

  private boolean isKept(Item item) {
    return kept.getIfPresent(item.key()) != null;
  }

  private void hear(List<Item> items) {
    List<String> urls = items.stream().flatMap(item -> item.urls().stream()).toList();
    Line.Heard heard = line.ask(urls, budget);
    heard.trouble().ifPresent(answers::trouble);
    int next = 0;
    for (Item item : items) {
      int from = next;
      next += item.urls().size();
      List<Optional<OperationAnswer>> said = heard.answers().subList(from, next);
      if (said.stream().allMatch(Optional::isPresent)) {
        told(item, said.stream().map(Optional::orElseThrow).toList())
            .ifPresent(told -> kept.put(item.key(), told));
      }
    }
  }

  /** Empty where the server failed, which it may not do again. */
  private static Optional<Told> told(Item item, List<OperationAnswer> said) {
    boolean denied = true;
    for (int i = 0; i < said.size(); i += 2) {
      OperationAnswer lookup = said.get(i);
      if (lookup.isResult()) {
        return Optional.of(
            item.isAnsweredBy(lookup) ? new Known(Concept.of(lookup)) : new Untold());
      }
      OperationAnswer valid = said.get(i + 1);
      denied &= valid.isResult() && valid.value("result").equals(Optional.of("false"));
    }
    boolean failed =
        said.stream().anyMatch(one -> one.status().filter(s -> s.startsWith("5")).isPresent());
    if (failed) {
      return Optional.empty();
    }
    return Optional.of(denied ? new Absent() : new Untold());
  }

  private void answer(Item item) {
    Told told = kept.getIfPresent(item.key());
    if (told instanceof Known known) {
      answers.add(item.question(), known.concept(), item.edition());
    } else if (told instanceof Absent && item.edition().whole()) {
      answers.add(item.question(), new CodeAnswer.Unknown(item.edition().label()));
    }
  }
}
