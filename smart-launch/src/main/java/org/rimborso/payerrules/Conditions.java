package org.rimborso.payerrules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands conditions: checks their types, and makes expressions of them. */
final class Conditions {
  /** Characters of a condition. */
  static final int LONGEST = 8_000;

  private static final int DEEPEST = 32;
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseErrorRecoveryLimit(1)
          .build();

  private final List<RuleFunction> functions = new RuleFunctions().all();
  private final Map<String, Operators.Operator> operators = new HashMap<>(new Operators().all());
  private final Map<Subject, CelCompiler> compilers = new EnumMap<>(Subject.class);

  Conditions() {
    functions.forEach(function -> operators.put(function.overload(), function.operator()));
  }

  /**
   * Understands one.
   *
   * @param subject whose variables it has
   * @param type of its value; empty where any will do
   * @throws Refusal with the place in {@code text} that is wrong, and why
   */
  Condition understand(String text, Subject subject, Optional<CelType> type) throws Refusal {
    if (text.isBlank()) {
      throw new Refusal(0, "nothing, where a condition should be");
    }
    try {
      CelValidationResult checked =
          compilers.computeIfAbsent(subject, this::compiler).compile(text);
      if (checked.hasError()) {
        throw new IssueWords(text, subject, functions).of(checked.getErrors());
      }
      return made(checked.getAst(), subject, type);
    } catch (CelValidationException broken) {
      throw new IssueWords(text, subject, functions).of(broken.getErrors());
    } catch (StackOverflowError deep) {
      throw new Refusal(0, "a condition that is too deep");
    }
  }

  private Condition made(CelAbstractSyntaxTree tree, Subject subject, Optional<CelType> wanted)
      throws Refusal {
    CelType type = tree.getResultType();
    if (wanted.isPresent() && !wanted.get().equals(type)) {
      throw new Refusal(
          0, Types.shown(type) + ", where " + Types.shown(wanted.get()) + " should be");
    }
    ExpressionBuilder builder = new ExpressionBuilder(tree, operators, subject);
    Expression whole = builder.whole();
    return new Condition(whole, builder.places(), type, builder.readsAmounts());
  }

  private CelCompiler compiler(Subject subject) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new View())
            .addFunctionDeclarations(functions.stream().map(RuleFunction::declaration).toList());
    for (String order : List.of("_<_", "_<=_", "_>_", "_>=_")) {
      builder.addFunctionDeclarations(
          more(order, orderName(order) + "_date", Types.TRUTH, Types.DATE, Types.DATE));
    }
    Map.of("_+_", "add", "_-_", "subtract", "_*_", "multiply", "_/_", "divide")
        .forEach(
            (symbol, name) ->
                builder.addFunctionDeclarations(mixed(symbol, name + "_mixed", Types.NUMBER)));
    builder.addFunctionDeclarations(
        mixed("_==_", "equals_mixed", Types.TRUTH), mixed("_!=_", "not_equals_mixed", Types.TRUTH));
    subject.variables().forEach(name -> builder.addVar(name, Subject.type(name)));
    return builder.build();
  }

  private static String orderName(String symbol) {
    return switch (symbol) {
      case "_<_" -> "less";
      case "_<=_" -> "less_equals";
      case "_>_" -> "greater";
      default -> "greater_equals";
    };
  }

  private static CelFunctionDecl more(
      String symbol, String overload, CelType result, CelType one, CelType other) {
    return CelFunctionDecl.newFunctionDeclaration(
        symbol, CelOverloadDecl.newGlobalOverload(overload, result, one, other));
  }

  /** A whole number and a decimal, in either order. */
  private static CelFunctionDecl mixed(String symbol, String overload, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        symbol,
        CelOverloadDecl.newGlobalOverload(overload, result, Types.NUMBER, Types.WHOLE),
        CelOverloadDecl.newGlobalOverload(overload + "_turned", result, Types.WHOLE, Types.NUMBER));
  }

  /** The types of the view, as CEL asks for them. */
  private static final class View implements CelTypeProvider {
    private final ImmutableMap<String, CelType> types =
        Subject.types().values().stream()
            .collect(ImmutableMap.toImmutableMap(ViewType::name, View::struct));

    private static <S> CelType struct(ViewType<S> type) {
      ImmutableMap<String, CelType> fields =
          type.fields().stream()
              .collect(ImmutableMap.toImmutableMap(ViewField::name, ViewField::type));
      return StructType.create(
          type.name(), fields.keySet(), name -> Optional.ofNullable(fields.get(name)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(types.get(name));
    }
  }

  List<RuleFunction> functions() {
    return functions;
  }
}
