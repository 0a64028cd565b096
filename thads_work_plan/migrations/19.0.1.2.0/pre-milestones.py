"""Lines of amendments say the submissions of a product as well, as they are today.

Filled here: to compute what a line found in the plan would read all of it anew.
"""


def migrate(cr, version):
    if not version:
        return
    cr.execute(
        """
        ALTER TABLE thads_plan_amendment_line
            ADD COLUMN IF NOT EXISTS old_milestone_text text,
            ADD COLUMN IF NOT EXISTS milestone_text text
        """
    )
    cr.execute(
        """
        UPDATE thads_plan_amendment_line AS line
           SET old_milestone_text = said.text, milestone_text = said.text
          FROM (
              SELECT output_id,
                     string_agg(
                         concat_ws(': ', name, NULLIF(schedule_text, '')), E'\\n'
                         ORDER BY sequence, id
                     ) AS text
                FROM thads_plan_milestone
            GROUP BY output_id
               ) AS said
         WHERE said.output_id = line.output_id AND line.kind = 'change'
        """
    )
