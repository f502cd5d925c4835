package org.rimborso.payerrules;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function that conditions may ask beside CEL's own.
 *
 * @param name as it is written, such as {@code icd10cm.isUnder}
 * @param overload name of its one overload
 * @param onThing whether it is written after its first argument and a dot
 * @param meaning in one sentence, for who writes rules
 */
record RuleFunction(
    String name,
    String overload,
    boolean onThing,
    CelType result,
    List<CelType> arguments,
    String meaning,
    Operators.Operator operator) {
  RuleFunction {
    arguments = List.copyOf(arguments);
  }

  CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        onThing
            ? CelOverloadDecl.newMemberOverload(overload, result, arguments)
            : CelOverloadDecl.newGlobalOverload(overload, result, arguments));
  }

  /** How it is written, with the types of its arguments. */
  String shown() {
    List<CelType> within = onThing ? arguments.subList(1, arguments.size()) : arguments;
    return (onThing ? Types.shown(arguments.get(0)) + "." : "")
        + name
        + within.stream().map(Types::shown).collect(Collectors.joining(", ", "(", ")"));
  }
}
