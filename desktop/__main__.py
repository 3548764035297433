from desktop.commands import main

raise SystemExit(main())
