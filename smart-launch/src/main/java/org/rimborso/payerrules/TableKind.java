package org.rimborso.payerrules;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a decision table decides, and which columns it then has. */
enum TableKind {
  PRIOR_AUTHORIZATION("prior-authorization", List.of("code", "from"), List.of("to")),
  MEDICAL_NECESSITY("medical-necessity", List.of("code", "diagnosis", "from"), List.of("to")),
  MODIFIERS("modifiers", List.of("code", "modifiers", "from"), List.of("to")),
  /** Columns as a contract's rates have them. */
  FEES("fees", List.of(), List.of());

  private final String code;
  private final ImmutableList<String> required;
  private final ImmutableList<String> optional;

  TableKind(String code, List<String> required, List<String> optional) {
    this.code = code;
    this.required = ImmutableList.copyOf(required);
    this.optional = ImmutableList.copyOf(optional);
  }

  static Optional<TableKind> named(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** As files spell it. */
  String code() {
    return code;
  }

  List<String> required() {
    return required;
  }

  List<String> optional() {
    return optional;
  }
}
