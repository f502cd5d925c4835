package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * CEL's own operators and functions, by the names of their overloads, as far as conditions may use
 * them. None is asked with an {@link Unknown} among its arguments.
 */
final class Operators {
  /** Reckons out an operator or a function. */
  @FunctionalInterface
  interface Operator {
    Object of(Frame frame, Object[] arguments);
  }

  private final Map<String, Operator> all = new HashMap<>();

  Operators() {
    comparisons();
    arithmetic();
    texts();
    lists();
  }

  /** By overload. */
  Map<String, Operator> all() {
    return Map.copyOf(all);
  }

  private void put(Operator operator, String... overloads) {
    for (String overload : overloads) {
      all.put(overload, operator);
    }
  }

  private void comparisons() {
    put((frame, a) -> same(a[0], a[1]), "equals", "equals_mixed", "equals_mixed_turned");
    put(
        (frame, a) -> !same(a[0], a[1]),
        "not_equals",
        "not_equals_mixed",
        "not_equals_mixed_turned");
    order("less", order -> order < 0);
    order("less_equals", order -> order <= 0);
    order("greater", order -> order > 0);
    order("greater_equals", order -> order >= 0);
  }

  private void order(String name, IntPredicate holds) {
    Operator operator = (frame, a) -> holds.test(compare(a[0], a[1]));
    for (String type :
        List.of("bool", "int64", "double", "string", "int64_double", "double_int64", "date")) {
      put(operator, name + "_" + type);
    }
  }

  private void arithmetic() {
    put(
        (frame, a) -> Numbers.add(a[0], a[1]),
        "add_int64",
        "add_double",
        "add_mixed",
        "add_mixed_turned");
    put(
        (frame, a) -> Numbers.subtract(a[0], a[1]),
        "subtract_int64",
        "subtract_double",
        "subtract_mixed",
        "subtract_mixed_turned");
    put(
        (frame, a) -> Numbers.multiply(a[0], a[1]),
        "multiply_int64",
        "multiply_double",
        "multiply_mixed",
        "multiply_mixed_turned");
    put(
        (frame, a) -> Numbers.divide(a[0], a[1]),
        "divide_int64",
        "divide_double",
        "divide_mixed",
        "divide_mixed_turned");
    put((frame, a) -> Numbers.remainder(a[0], a[1]), "modulo_int64");
    put((frame, a) -> Numbers.negate(a[0]), "negate_int64", "negate_double");
    put((frame, a) -> Numbers.decimal(a[0]), "int64_to_double", "double_to_double");
    put((frame, a) -> Numbers.whole(a[0]), "double_to_int64", "int64_to_int64");
  }

  private void texts() {
    put((frame, a) -> add(frame, (String) a[0], (String) a[1]), "add_string");
    put((frame, a) -> ((String) a[0]).contains((String) a[1]), "contains_string");
    put((frame, a) -> ((String) a[0]).startsWith((String) a[1]), "starts_with_string");
    put((frame, a) -> ((String) a[0]).endsWith((String) a[1]), "ends_with_string");
    put((frame, a) -> (long) ((String) a[0]).length(), "size_string", "string_size");
    put(
        (frame, a) -> a[0] instanceof BigDecimal number ? number.toPlainString() : a[0].toString(),
        "int64_to_string",
        "double_to_string",
        "bool_to_string",
        "string_to_string");
  }

  private static String add(Frame frame, String one, String other) {
    frame.spend(1 + (one.length() + other.length()) / 16);
    return one + other;
  }

  private void lists() {
    put((frame, a) -> (long) ((List<?>) a[0]).size(), "size_list", "list_size");
    put((frame, a) -> contains(frame, a[0], (List<?>) a[1]), "in_list");
    put((frame, a) -> at((List<?>) a[0], (Long) a[1]), "index_list");
    put((frame, a) -> add(frame, (List<?>) a[0], (List<?>) a[1]), "add_list");
  }

  static boolean contains(Frame frame, Object one, List<?> all) {
    frame.spend(all.size() / 8);
    for (Object other : all) {
      if (same(one, other)) {
        return true;
      }
    }
    return false;
  }

  private static Object at(List<?> list, long place) {
    return place < 0 || place >= list.size()
        ? Unknown.failed("a place that the list does not have")
        : list.get((int) place);
  }

  private static Object add(Frame frame, List<?> one, List<?> other) {
    frame.spend(1 + one.size() + other.size());
    List<Object> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** Numbers are the same where their values are, lists where their entries are. */
  static boolean same(Object one, Object other) {
    if (isNumber(one) && isNumber(other)) {
      return Numbers.compare(one, other) == 0;
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return sameEntries(a, b);
    }
    return one.equals(other);
  }

  private static boolean sameEntries(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof BigDecimal;
  }

  private static int compare(Object one, Object other) {
    if (one instanceof LocalDate a && other instanceof LocalDate b) {
      return a.compareTo(b);
    }
    if (one instanceof String a && other instanceof String b) {
      return a.compareTo(b);
    }
    if (one instanceof Boolean a && other instanceof Boolean b) {
      return a.compareTo(b);
    }
    return Numbers.compare(one, other);
  }
}
