package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryEvent.State;
import org.rimborso.store.QueryRow;

/**
 * How questions to clinicians are spoken of.
 *
 * @param zone the site's, in which a day begins
 */
public record QueryWords(Words words, ZoneId zone, LocalDate today) {

  String title(Query query) {
    return words.say("query.kind." + query.row().kind().code());
  }

  Badge badge(Query query) {
    if (query.isOverdue(today)) {
      return Badge.warning(words.say("query.state.overdue"));
    }
    String word = words.say("query.state." + query.state().code());
    return switch (query.state()) {
      case OPEN -> Badge.waiting(word);
      case ANSWERED -> new Badge(Badge.Tone.OK, "answered", word);
      case WITHDRAWN, CLOSED -> Badge.info(word);
    };
  }

  /** Whom it is for. */
  String to(Query query) {
    return query
        .row()
        .addressee()
        .map(QueryRow.Addressee::name)
        .orElseGet(() -> words.say("query.anyone"));
  }

  LocalDate day(QueryRow.By by) {
    return by.at().atZone(zone).toLocalDate();
  }

  /** For how long it has waited, or how long ago it was answered. */
  String age(Query query) {
    boolean open = query.state() == State.OPEN;
    QueryRow.By since = open ? query.asking().by() : query.latest().by();
    return words.say(open ? "query.waits" : "query.since", days(since));
  }

  private long days(QueryRow.By since) {
    return Math.max(0, ChronoUnit.DAYS.between(day(since), today));
  }

  AccountsView.Due due(Query query) {
    long left = ChronoUnit.DAYS.between(today, query.due());
    String sentence =
        left == 0
            ? words.say("due.today")
            : left > 0 ? words.say("due.left", left) : words.say("due.past", -left);
    return new AccountsView.Due(
        "", words.day(query.due()), sentence, left > 0 ? Badge.Tone.INFO : Badge.Tone.WARNING, "");
  }

  /** What an answer chose, in the words that were offered. */
  String choice(Query query, String choice) {
    return switch (choice) {
      case QueryEvent.OTHER -> words.say("query.other");
      case QueryEvent.UNDETERMINED -> words.say("query.undetermined");
      default -> query.row().wording().options().get(Integer.parseInt(choice) - 1);
    };
  }

  /** The last answer: what was chosen, and what was written. */
  Optional<String> answer(Query query) {
    return query.answer().map(event -> said(query, event));
  }

  private String said(Query query, QueryEvent event) {
    return event
        .choice()
        .map(choice -> choice(query, choice))
        .map(choice -> event.text().isEmpty() ? choice : choice + "\n" + event.text())
        .orElse(event.text());
  }

  /** What there is to do for who asked, instead of what the account says otherwise. */
  public Optional<String> next(List<Query> asked) {
    return asked.stream()
        .filter(Query::isAlive)
        .max(
            Comparator.comparing((Query one) -> one.state() == State.ANSWERED)
                .thenComparing(one -> one.latest().by().at()))
        .map(this::next);
  }

  private String next(Query query) {
    if (query.state() == State.OPEN) {
      return words.say(
          query.isOverdue(today) ? "query.next.overdue" : "query.next.waiting",
          days(query.asking().by()));
    }
    boolean undetermined =
        query
            .answer()
            .flatMap(QueryEvent::choice)
            .filter(QueryEvent.UNDETERMINED::equals)
            .isPresent();
    return words.say(
        undetermined
            ? "query.next.undetermined"
            : query.row().kind() == QueryRow.Kind.RECORDS
                ? "query.next.records"
                : "query.next.answered");
  }

  /** One thing that happened, as timelines show it. */
  AccountView.Event event(Query query, QueryEvent event) {
    QueryEvent.What what = event.what();
    return new AccountView.Event(
        what == QueryEvent.What.ANSWERED ? "answered" : "ask",
        what == QueryEvent.What.ANSWERED ? Badge.Tone.OK : Badge.Tone.INFO,
        words.say("query.event." + what.code(), to(query)),
        what == QueryEvent.What.ASKED ? query.row().wording().text() : said(query, event),
        false,
        Optional.of(words.day(day(event.by()))),
        words.time(event.by().at(), zone) + " · " + event.by().name(),
        Optional.empty());
  }
}
