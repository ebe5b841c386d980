"""One Spark for all tests that need it, on this machine alone."""

from collections.abc import Iterator

import pytest
from pyspark.sql import SparkSession

from tests.extra.spark.java import require_java

SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    # A job of ours lasts a moment: what makes long ones quicker would take longer than they do.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.default.parallelism": "1",
    "spark.sql.shuffle.partitions": "1",
    "spark.log.level": "OFF",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory) -> Iterator[SparkSession]:
    """A session, warmed up, for all tests of this folder."""
    require_java()
    builder = SparkSession.builder.master("local[2]")
    builder = builder.config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.range(2).groupBy("id").count().collect()
    yield session
    session.stop()


_GENERATED = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


@pytest.fixture
def interpreted(spark) -> Iterator[SparkSession]:
    """The same session without Java code made for each query, which takes half of a short one."""
    for name, value in _GENERATED.items():
        spark.conf.set(name, value)
    yield spark
    for name in _GENERATED:
        spark.conf.unset(name)
