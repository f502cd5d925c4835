package org.rimborso.payerrules;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.ServiceCodes;

/** Makes expressions of one checked condition. */
final class ExpressionBuilder {
  /** Parts of a condition; a list of codes counts each. */
  private static final int MOST_PARTS = 2_000;

  private static final int DEEPEST = 40;
  private static final int DEEPEST_LOOPS = 3;

  private final CelAbstractSyntaxTree tree;
  private final Map<String, Operators.Operator> operators;
  private final Map<String, Integer> variables = new HashMap<>();
  private int places = Subject.VARIABLES;
  private int parts;
  private int depth;
  private int loops;
  private boolean amounts;

  ExpressionBuilder(
      CelAbstractSyntaxTree tree, Map<String, Operators.Operator> operators, Subject subject) {
    this.tree = tree;
    this.operators = operators;
    subject.variables().forEach(name -> variables.put(name, Subject.place(name)));
  }

  /**
   * The whole condition.
   *
   * @throws Refusal where it uses what conditions may not
   */
  Expression whole() throws Refusal {
    return of(tree.getExpr());
  }

  /** How many places its frame needs; known when the whole is made. */
  int places() {
    return places;
  }

  /** Whether it reads an amount of money; known when the whole is made. */
  boolean readsAmounts() {
    return amounts;
  }

  private Refusal refuse(CelExpr at, String why) {
    return new Refusal(tree.getSource().getPositionsMap().getOrDefault(at.id(), 0), why);
  }

  private Expression of(CelExpr part) throws Refusal {
    parts++;
    depth++;
    if (parts > MOST_PARTS) {
      throw refuse(part, "a condition of more than " + MOST_PARTS + " parts");
    }
    if (depth > DEEPEST) {
      throw refuse(part, "a condition that is more than " + DEEPEST + " levels deep");
    }
    Expression made =
        switch (part.getKind()) {
          case CONSTANT -> constant(part);
          case IDENT -> variable(part);
          case SELECT -> select(part);
          case CALL -> call(part);
          case LIST -> list(part);
          case COMPREHENSION -> loop(part);
          default -> throw refuse(part, "maps and messages, which conditions do not have");
        };
    depth--;
    return made;
  }

  private Expression constant(CelExpr part) throws Refusal {
    Object value = value(part);
    return frame -> value;
  }

  private Object value(CelExpr part) throws Refusal {
    CelConstant constant = part.constant();
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case DOUBLE_VALUE -> Numbers.literal(constant.doubleValue());
      case STRING_VALUE -> constant.stringValue();
      default -> throw refuse(part, "a value that is no text, number, true or false");
    };
  }

  private Expression variable(CelExpr part) throws Refusal {
    Integer place = variables.get(part.ident().name());
    if (place == null) {
      throw refuse(part, "'" + part.ident().name() + "', which is no value");
    }
    int known = place;
    return frame -> frame.get(known);
  }

  private Expression select(CelExpr part) throws Refusal {
    CelExpr.CelSelect select = part.select();
    Expression operand = of(select.operand());
    ViewType<?> type = Subject.types().get(tree.getTypeOrThrow(select.operand().id()).name());
    if (type == null || !type.has(select.field())) {
      throw refuse(part, "a field of something that has none");
    }
    int place = type.place(select.field());
    amounts |= type.field(place).amount();
    if (select.testOnly()) {
      return frame -> has(operand.in(frame), place);
    }
    return frame -> {
      Object value = operand.in(frame);
      return value instanceof Thing<?> thing ? thing.get(place) : value;
    };
  }

  private static Object has(Object operand, int place) {
    if (!(operand instanceof Thing<?> thing)) {
      return operand;
    }
    Object value = thing.get(place);
    if (value instanceof Unknown unknown) {
      return unknown.isAbsence() ? (Object) false : unknown;
    }
    return !(value instanceof List<?> list && list.isEmpty());
  }

  private Expression list(CelExpr part) throws Refusal {
    List<Expression> made = new ArrayList<>();
    for (CelExpr element : part.list().elements()) {
      made.add(of(element));
    }
    if (isConstant(part)) {
      List<Object> values = constants(part);
      return frame -> values;
    }
    return frame -> {
      List<Object> values = new ArrayList<>(made.size());
      for (Expression one : made) {
        Object value = one.in(frame);
        if (value instanceof Unknown) {
          return value;
        }
        values.add(value);
      }
      frame.spend(values.size());
      return values;
    };
  }

  private static boolean isConstant(CelExpr part) {
    return part.getKind() == CelExpr.ExprKind.Kind.LIST
        && !part.list().elements().isEmpty()
        && part.list().elements().stream()
            .allMatch(one -> one.getKind() == CelExpr.ExprKind.Kind.CONSTANT);
  }

  private List<Object> constants(CelExpr part) throws Refusal {
    List<Object> values = new ArrayList<>();
    for (CelExpr element : part.list().elements()) {
      values.add(value(element));
    }
    return List.copyOf(values);
  }

  private Expression call(CelExpr part) throws Refusal {
    List<CelExpr> operands = new ArrayList<>();
    part.call().target().ifPresent(operands::add);
    operands.addAll(part.call().args());
    String overload = overload(part);
    List<Expression> arguments = new ArrayList<>();
    for (CelExpr operand : operands) {
      arguments.add(of(operand));
    }
    return switch (overload) {
      case "logical_not" -> Logic.not(arguments.get(0));
      case "logical_and" -> Logic.and(arguments.get(0), arguments.get(1));
      case "logical_or" -> Logic.or(arguments.get(0), arguments.get(1));
      case "not_strictly_false" -> Logic.notStrictlyFalse(arguments.get(0));
      case "conditional" -> Logic.choice(arguments.get(0), arguments.get(1), arguments.get(2));
      case "matches", "matches_string" -> matches(arguments.get(0), operands.get(1));
      case RuleFunctions.DATE -> day(operands.get(0));
      case RuleFunctions.MATCH -> codes(arguments.get(0), operands.get(1));
      case "in_list" ->
          isConstant(operands.get(1))
              ? Logic.among(arguments.get(0), constants(operands.get(1)))
              : strict(part, overload, arguments);
      case "add_list" -> Loop.grow(operands, arguments, strict(part, overload, arguments));
      default -> strict(part, overload, arguments);
    };
  }

  private String overload(CelExpr part) throws Refusal {
    List<String> overloads = tree.getReferenceOrThrow(part.id()).overloadIds();
    if (overloads.size() != 1) {
      throw refuse(
          part,
          "'" + IssueWords.plain(part.call().function()) + "' of values whose types are not clear");
    }
    return overloads.get(0);
  }

  private Expression strict(CelExpr part, String overload, List<Expression> arguments)
      throws Refusal {
    Operators.Operator operator = operators.get(overload);
    if (operator == null) {
      throw refuse(
          part, "'" + IssueWords.plain(part.call().function()) + "', which conditions do not have");
    }
    return Logic.strict(operator, arguments);
  }

  private String written(CelExpr part, String what) throws Refusal {
    if (part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && part.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return part.constant().stringValue();
    }
    throw refuse(part, what + " that is not written out");
  }

  private Expression matches(Expression text, CelExpr written) throws Refusal {
    String spelled = written(written, "a pattern");
    try {
      Pattern pattern = Patterns.of(spelled);
      return Logic.strict(
          (frame, a) -> {
            String found = (String) a[0];
            frame.spend(1 + found.length() / 8);
            return pattern.matcher(found).find();
          },
          List.of(text));
    } catch (IllegalArgumentException wrong) {
      throw refuse(written, String.valueOf(wrong.getMessage()));
    }
  }

  private Expression day(CelExpr written) throws Refusal {
    String spelled = written(written, "a day");
    try {
      LocalDate day = LocalDate.parse(spelled);
      return frame -> day;
    } catch (DateTimeException wrong) {
      throw refuse(written, "'" + spelled + "', which is no day such as 2026-01-31");
    }
  }

  private Expression codes(Expression code, CelExpr written) throws Refusal {
    if (!isConstant(written)) {
      throw refuse(written, "codes that are not written out");
    }
    List<String> entries = constants(written).stream().map(Object::toString).toList();
    try {
      ServiceCodes among = new ServiceCodes(entries);
      return Logic.strict(
          (frame, a) -> {
            frame.spend(1 + entries.size() / 8);
            return among.include(CodeableConcept.of(CodeSystem.HCPCS, (String) a[0]));
          },
          List.of(code));
    } catch (IllegalArgumentException wrong) {
      throw refuse(written, "something that is no code, no J07* and no 70010-76499");
    }
  }

  private Expression loop(CelExpr part) throws Refusal {
    CelExpr.CelComprehension loop = part.comprehension();
    Expression range = of(loop.iterRange());
    loops++;
    if (loops > DEEPEST_LOOPS) {
      throw refuse(part, "more than " + DEEPEST_LOOPS + " loops within each other");
    }
    Expression start = of(loop.accuInit());
    int item = places++;
    int result = places++;
    Map<String, Integer> outside = new HashMap<>(variables);
    variables.put(loop.iterVar(), item);
    variables.put(loop.accuVar(), result);
    Expression goesOn = of(loop.loopCondition());
    Expression step = of(loop.loopStep());
    Expression end = of(loop.result());
    variables.clear();
    variables.putAll(outside);
    loops--;
    CelType of = tree.getTypeOrThrow(loop.iterRange().id());
    return new Loop(range, start, goesOn, step, end, item, result, of.name());
  }
}
