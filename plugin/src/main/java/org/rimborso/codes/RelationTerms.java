package org.rimborso.codes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What relations say, apart from their codes: an attribute and the days. Few say much together. */
final class RelationTerms {
  private final List<String> attributes;
  private final int[] attribute;
  private final int[] first;
  private final int[] last;

  /** One combination; the last day is {@link DayRange#NEVER} while it is in force. */
  record Term(String attribute, int first, int last) {}

  private RelationTerms(List<String> attributes, int[] attribute, int[] first, int[] last) {
    this.attributes = attributes;
    this.attribute = attribute;
    this.first = first;
    this.last = last;
  }

  /** The order in which terms are numbered. */
  static List<Term> inOrder(Collection<Term> different) {
    return different.stream()
        .sorted(
            Comparator.comparingInt(Term::first)
                .thenComparingInt(Term::last)
                .thenComparing(Term::attribute))
        .toList();
  }

  static RelationTerms of(List<Term> inOrder) {
    Map<String, Integer> ids = new HashMap<>();
    List<String> attributes = new ArrayList<>();
    int[] attribute = new int[inOrder.size()];
    for (int i = 0; i < attribute.length; i++) {
      String text = inOrder.get(i).attribute();
      Integer id = ids.putIfAbsent(text, attributes.size());
      attribute[i] = id == null ? attributes.size() : id;
      if (id == null) {
        attributes.add(text);
      }
    }
    return new RelationTerms(
        List.copyOf(attributes),
        attribute,
        inOrder.stream().mapToInt(Term::first).toArray(),
        inOrder.stream().mapToInt(Term::last).toArray());
  }

  int size() {
    return attribute.length;
  }

  Term get(int term) {
    return new Term(attributes.get(attribute[term]), first[term], last[term]);
  }

  boolean inForce(int term, int day) {
    return first[term] <= day && day <= last[term];
  }

  void write(PartSink out) {
    out.texts(attributes);
    out.ints(attribute);
    out.ints(first);
    out.ints(last);
  }

  static RelationTerms read(PartSource in) {
    List<String> attributes = List.copyOf(in.texts());
    RelationTerms read = new RelationTerms(attributes, in.ints(), in.ints(), in.ints());
    PartSource.require(
        read.first.length == read.attribute.length && read.last.length == read.attribute.length,
        "columns of different length");
    for (int id : read.attribute) {
      PartSource.require(id >= 0 && id < attributes.size(), "an attribute without its text");
    }
    return read;
  }
}
