package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rimborso.chart.Reference;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryEvent.State;

/**
 * One question as one reader gets it.
 *
 * @param question what is asked now
 * @param facts what the chart said, for who may read clinicians' words and for who asked
 * @param choices what can be answered; nothing is chosen beforehand
 * @param history what happened, the latest first
 * @param visit where its visit is documented, for who sees documentation
 * @param account its account's page, for who sees accounts
 */
public record QueryView(
    String id,
    String title,
    Badge badge,
    String people,
    String age,
    AccountsView.Due due,
    boolean waits,
    String question,
    Optional<String> further,
    List<String> facts,
    List<Choice> choices,
    Optional<String> answered,
    List<AccountView.Event> history,
    Can can,
    int version,
    Optional<String> visit,
    Optional<String> account) {
  public QueryView {
    facts = List.copyOf(facts);
    choices = List.copyOf(choices);
    history = List.copyOf(history);
  }

  /** An option and what stands for it. */
  public record Choice(String value, String name) {}

  /** What the reader can do about it now. */
  public record Can(boolean reply, boolean remind, boolean withdraw, boolean deal) {}

  /**
   * What the reader is to the question.
   *
   * @param own whether they asked it
   * @param words whether they may read what clinicians wrote about the patient
   */
  public record Reader(
      boolean own,
      boolean asks,
      boolean answers,
      boolean words,
      boolean documentation,
      boolean accounts) {}

  /**
   * The question as one reader gets it.
   *
   * @param base path of the launch
   */
  public static QueryView of(Query query, Reader reader, String base, QueryWords words) {
    return new QueryView(
        query.row().id(),
        words.title(query),
        words.badge(query),
        words.words().say("query.people", query.row().asked().name(), words.to(query)),
        words.age(query),
        words.due(query),
        query.state() == State.OPEN,
        query.row().wording().text(),
        Optional.of(query.asking().text()).filter(text -> !text.isEmpty()),
        reader.words() || reader.own() ? query.row().wording().facts() : List.of(),
        choices(query, words),
        words.answer(query),
        history(query, words),
        can(query, reader),
        query.latest().version(),
        link(reader.documentation(), query.row().about().encounter(), base + "/encounter?visit="),
        link(reader.accounts(), query.row().about().account(), base + "/accounts/"));
  }

  private static Optional<String> link(boolean may, Optional<Reference> to, String path) {
    return to.filter(one -> may).map(one -> path + one);
  }

  private static List<Choice> choices(Query query, QueryWords words) {
    List<String> options = query.row().wording().options();
    List<Choice> all = new ArrayList<>();
    IntStream.range(0, options.size())
        .forEach(i -> all.add(new Choice(String.valueOf(i + 1), options.get(i))));
    all.add(new Choice(QueryEvent.OTHER, words.words().say("query.other")));
    all.add(new Choice(QueryEvent.UNDETERMINED, words.words().say("query.undetermined")));
    return all;
  }

  private static List<AccountView.Event> history(Query query, QueryWords words) {
    List<AccountView.Event> events = new ArrayList<>();
    for (int i = query.events().size() - 1; i >= 0; i--) {
      events.add(words.event(query, query.events().get(i)));
    }
    return events;
  }

  private static Can can(Query query, Reader reader) {
    boolean open = query.state() == State.OPEN;
    return new Can(
        open && reader.answers() && !reader.own(),
        open && reader.asks(),
        open && reader.asks() && reader.own(),
        query.state() == State.ANSWERED && reader.asks());
  }
}
