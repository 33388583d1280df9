package dev.risksh.junit;

import dev.risksh.console.ExitCode;
import dev.risksh.console.Masks;
import dev.risksh.console.Problem;
import dev.risksh.console.World;
import dev.risksh.groovy.Plan;
import dev.risksh.groovy.PlannedStep;
import dev.risksh.okta.CallBudgets;
import dev.risksh.scenario.Play;
import dev.risksh.scenario.Plays;
import dev.risksh.scenario.Scenario;
import dev.risksh.scenario.Scripts;
import dev.risksh.session.SessionOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** Puts the scenarios that are meant into the tree of tests. */
final class Planting {
  private final World world;

  /** All scenarios keep to what an org allows in a minute, together. */
  private final CallBudgets budgets;

  private final Set<String> told = new HashSet<>();

  Planting(World world) {
    this.world = world;
    budgets = new CallBudgets(world.clock());
  }

  /** Adds what is meant to {@code parent}. */
  void plant(TestDescriptor parent, Settings settings, Discovery.Meant meant) {
    List<String> names = meant.all() ? List.of(settings.scripts()) : List.copyOf(meant.names());
    Set<Path> planted = new HashSet<>();
    for (String name : names) {
      ScriptName script = ScriptName.of(world, name, settings.namesStandAlone());
      try {
        for (String found : new Scripts(world).find(List.of(name))) {
          // A folder and a file in it may both be meant.
          if (planted.add(world.path(found).normalize())) {
            Set<Integer> rows = meant.rows().getOrDefault(found, Set.of());
            parent.addChild(scenario(parent.getUniqueId(), found, rows, settings));
          }
        }
      } catch (Problem notThere) {
        parent.addChild(
            new BrokenDescriptor(id(parent.getUniqueId(), name), script, Set.of(), notThere));
      }
    }
  }

  private void tell(String notice) {
    if (told.add(notice)) {
      world.err().println(notice);
    }
  }

  private static UniqueId id(UniqueId parent, String script) {
    return parent.append(ScenarioEngine.SCENARIO, script);
  }

  private TestDescriptor scenario(
      UniqueId parent, String file, Set<Integer> wantedRows, Settings settings) {
    ScriptName script = ScriptName.of(world, file, settings.namesStandAlone());
    UniqueId id = id(parent, file);
    Masks masks = new Masks();
    try {
      SessionOptions session =
          settings.session(world, this::tell).withBudgets(budgets).withMasks(masks);
      Iterator<Play> plays = Plays.of(world, session, settings.run(file));
      Play first = plays.next();
      if (first.row().isEmpty()) {
        return new PlayDescriptor(id, script, first, session, settings.tags());
      }
      RowsDescriptor rows = new RowsDescriptor(id, script);
      Play play = first;
      for (int number = 1; play != null; number++) {
        if (wantedRows.isEmpty() || wantedRows.contains(number)) {
          UniqueId own = id.append(ScenarioEngine.ROW, "#" + number);
          rows.addChild(new PlayDescriptor(own, script, play, session, settings.tags()));
        }
        play = plays.hasNext() ? plays.next() : null;
      }
      if (rows.getChildren().isEmpty()) {
        throw new Problem(ExitCode.BAD_INPUT, file + " has no such row any more", null);
      }
      return rows;
    } catch (Problem problem) {
      return new BrokenDescriptor(id, script, tags(file, settings), masks.problem(problem));
    }
  }

  /** A filter by tags should leave it where it would leave one of its steps. */
  private Set<TestTag> tags(String file, Settings settings) {
    Set<TestTag> tags = new HashSet<>(settings.tags());
    try {
      Plan plan = Scenario.plan(world, file);
      plan.steps().stream()
          .map(PlannedStep::tags)
          .flatMap(Set::stream)
          .filter(TestTag::isValid)
          .map(TestTag::create)
          .forEach(tags::add);
    } catch (Problem notCompiling) {
      // That is what the test says.
    }
    return tags;
  }
}
