"""Quat's night as an Airflow DAG (2.4 or newer): an example.

A task fails with Quat's exit code in its log. Codes 2 (configuration) and 4 (a quality gate) are not
tried again, since again would be the same again; 1, 3 (an input is missing) and 5 (another run holds
the lock) are.
"""

from datetime import timedelta
import subprocess

import pendulum
from airflow import DAG
from airflow.exceptions import AirflowException, AirflowFailException
from airflow.operators.python import PythonOperator

QUAT = "/opt/quat/quat"
NOT_AGAIN = {2, 4}


def nightly() -> None:
    """Run every night that is missing, tomorrow's included."""
    code = subprocess.run([QUAT, "nightly", "--catch-up", "--log", "json"], check=False).returncode
    if code in NOT_AGAIN:
        raise AirflowFailException(f"quat nightly: exit code {code}; see its log")
    if code != 0:
        raise AirflowException(f"quat nightly: exit code {code}")


with DAG(
    dag_id="quat_nightly",
    description="Grid strain and mining quotas of tomorrow",
    schedule="5 8 * * *",  # after the issue time of 08:00 in the market's zone
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Almaty"),
    catchup=False,  # Quat itself knows which nights are missing
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=10)},
) as dag:
    PythonOperator(
        task_id="nightly", python_callable=nightly, execution_timeout=timedelta(minutes=45)
    )
