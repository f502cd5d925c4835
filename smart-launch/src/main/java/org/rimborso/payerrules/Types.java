package org.rimborso.payerrules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;

/** The types that conditions reckon with. */
final class Types {
  static final CelType TEXT = SimpleType.STRING;
  static final CelType WHOLE = SimpleType.INT;

  /** Exact decimals, whatever CEL's own name says. */
  static final CelType NUMBER = SimpleType.DOUBLE;

  static final CelType TRUTH = SimpleType.BOOL;
  static final CelType DATE = OpaqueType.create("date");
  static final CelType TEXTS = ListType.create(TEXT);

  private Types() {}

  static CelType thing(ViewType<?> type) {
    return thing(type.name());
  }

  static CelType thing(String name) {
    return StructTypeReference.create(name);
  }

  static CelType things(String name) {
    return ListType.create(thing(name));
  }

  /** As people who write rules read it. */
  static String shown(CelType type) {
    if (type instanceof ListType list) {
      return "list of " + shown(list.elemType());
    }
    return type.equals(NUMBER) ? "number" : type.name();
  }
}
