package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/** What the list of accounts can be narrowed to, and what narrows it now. */
final class FilterChoices {
  private final List<Account> all;
  private final AccountFilter filter;
  private final Names names;
  private final Words words;

  FilterChoices(List<Account> all, AccountFilter filter, Names names, Words words) {
    this.all = all;
    this.filter = filter;
    this.names = names;
    this.words = words;
  }

  AccountsView.Narrowing narrowing() {
    return new AccountsView.Narrowing(states(), payers(), ages(), denials(), undos());
  }

  private List<AccountsView.Choice> states() {
    List<AccountsView.Choice> choices = new ArrayList<>();
    String now = filter.state();
    long open = count(account -> account.state().isOpen());
    choices.add(choice("open", words.say("accounts.all-open", open), now));
    choices.add(choice("all", words.say("accounts.all", all.size()), now));
    for (State state : State.values()) {
      add(choices, state.code(), state(state.code()), now, account -> account.state() == state);
    }
    return choices;
  }

  private List<AccountsView.Choice> payers() {
    Map<String, String> named = new TreeMap<>();
    all.forEach(a -> named.put(names.key(a.payer()), names.payer(a.payer())));
    named.putIfAbsent(filter.payer(), filter.payer());
    named.remove("");
    List<AccountsView.Choice> choices = any("accounts.any-payer", filter.payer());
    named.forEach(
        (key, name) ->
            add(choices, key, name, filter.payer(), a -> names.key(a.payer()).equals(key)));
    return choices;
  }

  private List<AccountsView.Choice> ages() {
    List<AccountsView.Choice> choices = any("accounts.any-age", filter.age());
    for (Bucket bucket : Bucket.values()) {
      add(
          choices,
          bucket.code(),
          age(bucket.code()),
          filter.age(),
          account -> account.bucket().filter(own -> own == bucket).isPresent());
    }
    return choices;
  }

  private List<AccountsView.Choice> denials() {
    List<AccountsView.Choice> choices = any("accounts.any-denial", filter.denial());
    for (DenialCategory category : DenialCategory.values()) {
      add(
          choices,
          category.code(),
          denial(category.code()),
          filter.denial(),
          account -> account.denial().filter(own -> own.category() == category).isPresent());
    }
    return choices;
  }

  private List<AccountsView.Undo> undos() {
    Map<String, String> set = new LinkedHashMap<>();
    put(set, filter.withoutText(), "accounts.undo-text", filter.text(), filter.text());
    if (!filter.state().equals("open")) {
      String state = filter.state().equals("all") ? words.say("accounts.any-state") : state();
      put(set, filter.inState("open"), "accounts.state", filter.state(), state);
    }
    put(set, filter.ofPayer(""), "accounts.payer", filter.payer(), payer());
    put(set, filter.ofAge(""), "accounts.age", filter.age(), filter.age().replace('-', '–'));
    put(set, filter.ofDenial(""), "accounts.denial", filter.denial(), denial(filter.denial()));
    return set.entrySet().stream()
        .map(one -> new AccountsView.Undo(one.getValue(), one.getKey()))
        .toList();
  }

  private void put(Map<String, String> set, String query, String key, String value, String shown) {
    if (!value.isEmpty()) {
      set.put(query, words.say("accounts.narrowed", words.say(key), shown));
    }
  }

  private String payer() {
    return filter.payer().equals(Names.NOBODY) ? words.say("unknown.payer") : filter.payer();
  }

  private String state() {
    return state(filter.state());
  }

  private String state(String code) {
    return words.say("state." + code);
  }

  private String age(String code) {
    return words.say("accounts.days-old", code.replace('-', '–'));
  }

  private String denial(String code) {
    return words.code("denial", code);
  }

  private List<AccountsView.Choice> any(String key, String now) {
    return new ArrayList<>(List.of(choice("", words.say(key), now)));
  }

  /** Adds what some account has, or what is chosen although none has it. */
  private void add(
      List<AccountsView.Choice> choices,
      String code,
      String name,
      String now,
      Predicate<Account> has) {
    long count = count(has);
    if (count > 0 || now.equals(code)) {
      choices.add(choice(code, name + " (" + words.number(count) + ")", now));
    }
  }

  private long count(Predicate<Account> which) {
    return all.stream().filter(which).count();
  }

  private static AccountsView.Choice choice(String code, String name, String now) {
    return new AccountsView.Choice(code, name, now.equals(code));
  }
}
