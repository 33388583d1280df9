package dev.risksh.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.sstoehr.harreader.HarReader;
import de.sstoehr.harreader.model.Har;
import de.sstoehr.harreader.model.HarEntry;
import de.sstoehr.harreader.model.HarPage;
import org.junit.jupiter.api.Test;

/** The archive of a run's calls, as another reader of such archives takes it. */
class RunHarTest {
  @Test
  void eachScenarioIsAPage() throws Exception {
    Har har = new HarReader().readFromString(RunHar.of(SampleRun.saying("said")));
    assertThat(har.getLog().getPages())
        .extracting(HarPage::getTitle)
        .containsExactly("scripts/good.groovy", "scripts/bad.groovy [said]", "broken.groovy");
    assertThat(har.getLog().getPages()).extracting(HarPage::getId).doesNotHaveDuplicates();
    assertThat(har.getLog().getEntries())
        .extracting(HarEntry::getPageref)
        .containsExactly(
            "page_1", "page_1", "page_2", "page_2", "page_2", "page_2", "page_2", "page_2",
            "page_2", "page_2");
    assertThat(har.getLog().getEntries().get(0).getRequest().getPostData().getText())
        .contains("1.1.1.1");
  }
}
